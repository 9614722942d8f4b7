const words = (text: string) => text.trim().split(/\s+/);

/** Parts of German company and person names. */
export const german = {
  surnames: words(`
    Ahrens Albrecht Altmann Bachmann Bauer Behrens Berger Brandt Buchholz Conrad Dietrich Ebert Eckhardt Engel
    Fischbach Franke Freitag Fuhrmann Gebauer Gerlach Graf Hagedorn Hartmann Heinze Hoffmann Holzer Huber Jäger
    Janssen Kaufmann Keller Kirchner Köhler Krämer Krüger Kuhn Lehmann Lindner Löffler Lorenz Maurer Meißner
    Möller Müller Nagel Neubauer Oberländer Ostermann Paulsen Pfeiffer Prinz Raabe Reinhardt Richter Rösler Sander
    Schäfer Scherer Schlüter Schreiber Schröder Seidel Stahl Steinbach Strauß Thiele Ullrich Vogel Voigt Wagenknecht
    Wegener Weiß Wendt Winkler Zander Ziegler`),
  givenNames: words(`
    Anja Andreas Bernd Birgit Carsten Claudia Daniel Dirk Elena Florian Franziska Gerd Hanna Heike Holger Ines Jan
    Jürgen Karin Katrin Klaus Lars Lena Lukas Maja Markus Martina Michael Moritz Nadine Nils Petra Rainer Sabine
    Sebastian Silke Simon Stefan Susanne Sven Thomas Tobias Ulrike Ute Volker Wiebke Yvonne`),
  trades: words(`
    Metallbau Maschinenbau Werkzeugbau Anlagenbau Gerätetechnik Fördertechnik Holzbau Innenausbau Elektrotechnik
    Haustechnik Kältetechnik Lüftungsbau Stahlhandel Werkstattbedarf Fahrzeugtechnik Schiffstechnik Landtechnik
    Feinmechanik Messtechnik Oberflächentechnik Kunststofftechnik Zerspanung Gebäudetechnik Rohrleitungsbau
    Solartechnik Industrieservice Apparatebau Formenbau Hydraulik Antriebstechnik`),
  cities: words(`
    Aachen Augsburg Bamberg Bielefeld Bochum Bremen Chemnitz Darmstadt Dortmund Dresden Erfurt Essen Flensburg
    Freiburg Gera Görlitz Graz Hagen Hamburg Hannover Heilbronn Jena Karlsruhe Kassel Kiel Koblenz Köln Leipzig Linz
    Lübeck Magdeburg Mainz Mannheim Münster Nürnberg Oldenburg Passau Potsdam Regensburg Rostock Salzburg Schwerin
    Siegen Stuttgart Trier Ulm Wels Wien Winterthur Wuppertal Würzburg Zwickau`),
  legalForms: ["GmbH", "GmbH", "GmbH & Co. KG", "KG", "AG", "OHG", "e. K.", "GmbH"],
  units: ["Service", "Logistik", "Montage", "Nord", "Süd", "Vertrieb"],
  positions: [
    "Einkauf",
    "Werkstattleitung",
    "Geschäftsführung",
    "Buchhaltung",
    "Instandhaltung",
    "Lager",
    "Projektleitung",
  ],
} as const;
