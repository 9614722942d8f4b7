const words = (text: string) => text.trim().split(/\s+/);
const lines = (text: string) => text.trim().split(/\s*,\s*/);

/** Parts of English company and person names. */
export const english = {
  surnames: words(`
    Abbott Ainsley Archer Ashdown Barlow Beckett Bellamy Birch Blackwood Bramley Brennan Caldwell Carver Chandler
    Cobb Cooper Crowther Dalton Denholm Doyle Draper Eastwood Ellery Fairbairn Fallon Fletcher Forrester Gallagher
    Garrick Goddard Greaves Hadley Halloran Harker Hathaway Hollis Ingram Jessop Keane Kendrick Kirkby Langley
    Lockhart Mallory Marsden Mercer Milburn Moran Nolan Norwood Oakley Pemberton Penrose Pickering Quigley Radcliffe
    Rafferty Redmond Rowntree Sadler Selby Shaw Sheridan Stanton Sutcliffe Tanner Thackeray Thorne Tierney Underwood
    Vance Wainwright Walsh Weaver Whitaker Winslow Woodhouse Yardley`),
  givenNames: words(`
    Aidan Alice Andrew Beth Brendan Callum Charlotte Ciara Connor Daniel Deborah Declan Edward Eleanor Emma Fiona
    George Grace Graham Hannah Harriet Hugh Imogen Jack James Joanna Kate Kieran Laura Liam Lucy Martin Megan Molly
    Niall Nicola Oliver Owen Patrick Peter Rachel Robert Rory Ruth Sarah Simon Sophie Stephen Thomas Victoria`),
  trades: lines(`
    Engineering, Fabrications, Tooling, Joinery, Marine Services, Building Services, Electrical, Plant Hire,
    Maintenance, Metalworks, Precision, Motor Works, Agricultural, Hydraulics, Controls, Refrigeration, Roofing,
    Timber, Castings, Coatings, Composites, Pumps & Valves, Rail Services, Site Supplies, Glazing, Welding,
    Instrumentation, Packaging, Workshop Supplies, Energy Services`),
  cities: words(`
    Aberdeen Barnsley Belfast Bolton Bradford Bristol Cardiff Carlisle Chester Cork Coventry Derby Dublin Dundee
    Exeter Galway Glasgow Gloucester Grimsby Halifax Hull Inverness Ipswich Kendal Leeds Leicester Limerick Lincoln
    Norwich Nottingham Perth Plymouth Preston Reading Rotherham Sheffield Sligo Stirling Stockport Sunderland
    Swansea Swindon Telford Torquay Truro Wakefield Waterford Wexford Wigan Worcester York`),
  legalForms: ["Ltd", "Ltd", "Limited", "Ltd", "LLP", "plc", "& Co"],
  units: ["Services", "Logistics", "Installations", "North", "South", "Trading"],
  positions: [
    "Purchasing manager",
    "Workshop manager",
    "Managing director",
    "Accounts",
    "Maintenance lead",
    "Stores",
    "Project manager",
  ],
} as const;
