using Jalons.Web.Ui.Composants;

namespace Jalons.Web.Features.Flux.Listes;

/// <summary>Words for the rows of a list that waits.</summary>
public static class MotsListe
{
    /// <summary>The states, in the order in which they are worked on.</summary>
    public static readonly IReadOnlyList<string> Etats = ["refusee", "a_verifier", "nouvelle", "connue"];

    /// <summary>What becomes of such a row.</summary>
    public static string Libelle(string? etat) => etat switch
    {
        "refusee" => "refusée",
        "a_verifier" => "à vérifier",
        "nouvelle" => "sera créée",
        "connue" => "déjà connue",
        _ => "pas encore examinée",
    };

    /// <summary>How it is drawn.</summary>
    public static Nature Nature(string? etat) => etat switch
    {
        "refusee" => Ui.Composants.Nature.Retard,
        "a_verifier" => Ui.Composants.Nature.Bientot,
        "nouvelle" => Ui.Composants.Nature.Info,
        _ => Ui.Composants.Nature.Fait,
    };
}
