/** Category → `name, list price in EUR`; the article's number follows from its place here. */
export const catalogueText: Readonly<Record<string, string>> = {
  "Power tools": `
    Cordless drill 18 V, 149 | Hammer drill SDS, 219 | Angle grinder 125 mm, 89 | Angle grinder 230 mm, 165
    Circular saw 190 mm, 178 | Jigsaw 700 W, 112 | Bench grinder, 134 | Impact wrench 1/2", 265 | Belt sander, 158
    Orbital sander, 96 | Heat gun 2000 W, 58 | Rotary tool set, 74 | Magnetic drill, 890 | Pillar drill, 640
    Battery pack 18 V 5 Ah, 84`,
  "Hand tools": `
    Combination wrench set, 68 | Socket set 94 pieces, 119 | Screwdriver set insulated, 42 | Torque wrench 200 Nm, 96
    Hammer 500 g, 19 | Dead-blow mallet, 24 | Pipe wrench 2", 38 | Water pump pliers, 27 | Side cutters, 23
    Bolt cutters 600 mm, 54 | Hacksaw frame, 18 | File set, 29 | Hex key set, 16 | Bench vice 125 mm, 128
    Tool trolley 7 drawers, 485`,
  "Drills and blades": `
    HSS drill bits 1-10 mm, 34 | HSS drill bits cobalt, 62 | SDS drill bit 10 mm, 9 | Step drill, 26
    Hole saw set, 71 | Saw blade 190 mm wood, 28 | Saw blade 190 mm metal, 44 | Jigsaw blades 10 pieces, 12
    Cutting discs 125 mm box of 25, 31 | Flap discs 125 mm box of 10, 27 | Grinding wheel pair, 36 | Taps and dies M3-M12, 88
    End mill set, 142 | Countersink set, 39 | Reamer set, 115`,
  Fasteners: `
    Hex bolts M8 box of 200, 28 | Hex bolts M12 box of 100, 41 | Hex nuts M8 box of 500, 17 | Washers M8 box of 1000, 14
    Wood screws 5x60 box of 500, 16 | Self-tapping screws box of 500, 22 | Threaded rod M10 2 m, 6 | Blind rivets box of 500, 19
    Anchor bolts M10 box of 50, 33 | Chemical anchor 300 ml, 15 | Pipe clamps box of 50, 37 | Cable ties 300 mm pack of 500, 18
    Spring washers box of 500, 12 | Threaded inserts M6 box of 200, 24 | Eye bolts M12 pack of 20, 46`,
  "Safety wear": `
    Safety shoes S3, 79 | Safety boots S3 winter, 104 | Work gloves nitrile 12 pairs, 22 | Cut-resistant gloves 6 pairs, 48
    Safety glasses, 9 | Face shield, 27 | Ear defenders, 31 | Ear plugs box of 200, 24 | Dust masks FFP2 box of 20, 18
    Half mask with filters, 46 | Hi-vis vest 10 pieces, 39 | Work trousers, 59 | Softshell jacket, 72 | Welding helmet auto, 138
    Fall arrest kit, 245`,
  Measuring: `
    Caliper digital 150 mm, 64 | Micrometer 0-25 mm, 88 | Tape measure 8 m, 14 | Laser distance meter 50 m, 129
    Cross-line laser, 235 | Spirit level 1200 mm, 37 | Dial gauge with stand, 112 | Multimeter true RMS, 94
    Clamp meter, 118 | Thermal camera, 1290 | Moisture meter, 56 | Thickness gauge, 340 | Pressure gauge set, 78
    Surface plate granite, 520 | Data logger, 168`,
  Chemicals: `
    Cutting oil 5 l, 44 | Hydraulic oil HLP46 20 l, 92 | Multi-purpose spray 400 ml, 6 | Bearing grease 400 g, 8
    Brake cleaner 500 ml box of 12, 33 | Thread lock 50 ml, 17 | Epoxy adhesive 50 ml, 14 | PU foam 750 ml, 9
    Silicone cartridge 310 ml box of 12, 58 | Hand cleaner 10 l, 36 | Rust converter 1 l, 21 | Zinc spray 400 ml, 11
    Paint marker box of 10, 23 | Absorbent granules 20 kg, 19 | Coolant concentrate 20 l, 128`,
  "Workshop equipment": `
    Workbench 2000 mm, 540 | Storage rack bolted, 189 | Hazmat cabinet, 1180 | Pallet truck 2.5 t, 395
    Trolley jack 3 t, 215 | Compressor 50 l, 465 | Compressor 270 l, 1680 | Air hose reel 15 m, 98 | Blow gun set, 22
    MIG welder 200 A, 980 | Welding wire 15 kg, 49 | Industrial vacuum 35 l, 410 | LED work light, 67
    Chain hoist 1 t, 178 | Storage bins set of 40, 73`,
};

/** First article → the article that is put with it, and how often. */
export const affinityText = `
  Cordless drill 18 V > HSS drill bits 1-10 mm 0.45
  Angle grinder 125 mm > Cutting discs 125 mm box of 25 0.55
  Circular saw 190 mm > Saw blade 190 mm wood 0.5
  MIG welder 200 A > Welding wire 15 kg 0.6
  Safety shoes S3 > Work gloves nitrile 12 pairs 0.35
  Hex bolts M8 box of 200 > Hex nuts M8 box of 500 0.5
  Jigsaw 700 W > Jigsaw blades 10 pieces 0.4
  Compressor 50 l > Air hose reel 15 m 0.4`;
