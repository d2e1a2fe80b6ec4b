namespace Jalons.Tests.Maison;

/// <summary>The briques of the house and which ones each may use (the table of docs/adr/0005-les-pieces-de-la-maison.md).</summary>
internal static class Briques
{
    /// <summary>Reads all the others; nobody reads it but the ones that say so.</summary>
    private const string Toutes = "*";

    private static readonly Dictionary<string, string[]> Directes = new(StringComparer.Ordinal)
    {
        ["Socle"] = [],
        ["Referentiel"] = ["Socle"],
        ["Habilitations"] = ["Referentiel"],
        ["Dossiers"] = ["Habilitations"],
        ["Orientation"] = ["Dossiers"],
        ["Carnet"] = ["Dossiers"],
        ["Contrats"] = ["Carnet"],
        ["RendezVous"] = ["Dossiers"],
        ["Offre"] = ["Dossiers"],
        ["Emploi"] = ["Offre"],
        ["DroitsEtDevoirs"] = ["Contrats"],
        ["Aides"] = ["Dossiers"],
        ["Pilotage"] = [Toutes],
        ["Gouvernance"] = ["Pilotage"],
        ["Partage"] = [Toutes],

        // Rooms of Jalons.Data that are no brique: the pipeline of received flows, what a référent reads of several briques at once, and what the
        // demonstration reads and marks.
        ["Flux"] = ["Orientation"],
        ["Suivi"] = ["Orientation", "Contrats", "RendezVous"],
        ["Demonstration"] = ["Orientation"],
    };

    private static readonly string[] Sommets = ["Pilotage", "Gouvernance", "Partage", "Flux", "Suivi", "Demonstration"];

    /// <summary>True when the table knows the brique.</summary>
    public static bool Connait(string brique) => Directes.ContainsKey(brique);

    /// <summary>True when a brique may use another one, directly or through those it uses.</summary>
    public static bool Permet(string brique, string autre) =>
        brique == autre
        || Directes[brique].Any(directe => directe == Toutes ? !Sommets.Contains(autre) : Permet(directe, autre));
}
