using Microsoft.AspNetCore.Html;

namespace Jalons.Web.Ui.Composants;

/// <summary>What a stake on the line is about. Each kind has a colour, a drawing and a word.</summary>
public enum TypeJalon
{
    /// <summary>A step of an act, an import or a prescription.</summary>
    Etape,

    /// <summary>An orientation or a reorientation.</summary>
    Orientation,

    /// <summary>A contract: drafting, signature, renewal, end.</summary>
    Contrat,

    /// <summary>An appointment.</summary>
    RendezVous,

    /// <summary>A service, a training, an action prescribed.</summary>
    Offre,

    /// <summary>A job, an immersion.</summary>
    Emploi,

    /// <summary>Rights to the RSA and their history.</summary>
    Droits,
}

/// <summary>Where a stake stands in time.</summary>
public enum EtatJalon
{
    /// <summary>Behind us.</summary>
    Fait,

    /// <summary>What is going on now.</summary>
    EnCours,

    /// <summary>Still to come.</summary>
    AVenir,

    /// <summary>Should have been done.</summary>
    Retard,
}

/// <summary>One stake of the line.</summary>
/// <param name="Type">What it is about.</param>
/// <param name="Etat">Where it stands in time.</param>
/// <param name="Date">Its day, if it has one.</param>
/// <param name="Titre">What happened, or is to happen, in a few words.</param>
/// <param name="Texte">One more sentence, if needed.</param>
/// <param name="Url">Where the title leads, if anywhere.</param>
public sealed record Jalon(TypeJalon Type, EtatJalon Etat, DateOnly? Date, string Titre, string? Texte = null, string? Url = null);

/// <summary>The drawings and words of stakes.</summary>
internal static class Piquet
{
    public static string Classe(TypeJalon type) => "jalon-" + type.ToString().ToLowerInvariant();

    public static string Classe(EtatJalon etat) => "jalon-" + etat.ToString().ToLowerInvariant();

    /// <summary>The kind in words; a step needs none, its title says it.</summary>
    public static string? Genre(TypeJalon type) => type switch
    {
        TypeJalon.Orientation => "Orientation",
        TypeJalon.Contrat => "Contrat",
        TypeJalon.RendezVous => "Rendez-vous",
        TypeJalon.Offre => "Offre",
        TypeJalon.Emploi => "Emploi",
        TypeJalon.Droits => "Droits",
        _ => null,
    };

    /// <summary>A stake that points at an upright line.</summary>
    public static IHtmlContent Debout(TypeJalon type, EtatJalon etat) => new HtmlString(
        "<svg class=\"piquet piquet-debout\" viewBox=\"0 0 44 28\" width=\"44\" height=\"28\" aria-hidden=\"true\" focusable=\"false\">" +
        Noeud(etat, 6, 14) + "<path class=\"tete\" d=\"M14.500 14 21.500 3H40.500a2 2 0 0 1 2 2V23a2 2 0 0 1-2 2H21.500z\"/>" +
        $"<path class=\"signe\" transform=\"translate(23 6)\" d=\"{Signe(type, etat)}\"/></svg>");

    /// <summary>A stake planted on a line that lies down.</summary>
    public static IHtmlContent Couche(TypeJalon type, EtatJalon etat) => new HtmlString(
        "<svg class=\"piquet piquet-couche\" viewBox=\"0 0 28 44\" width=\"28\" height=\"44\" aria-hidden=\"true\" focusable=\"false\">" +
        Noeud(etat, 14, 38) + "<path class=\"tete\" d=\"M14 29.500 3 22.500V3.500a2 2 0 0 1 2-2H23a2 2 0 0 1 2 2V22.500z\"/>" +
        $"<path class=\"signe\" transform=\"translate(6 5)\" d=\"{Signe(type, etat)}\"/></svg>");

    private static string Noeud(EtatJalon etat, int x, int y) => etat == EtatJalon.Retard
        ? $"<path class=\"noeud\" d=\"M{x} {y - 5} {x + 5} {y + 4}H{x - 5}z\"/>"
        : $"<circle class=\"noeud\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>";

    private static string Signe(TypeJalon type, EtatJalon etat) => type switch
    {
        TypeJalon.Orientation => "M8 14V9.500L3.500 5M8 9.500 12.500 5M3 8V4.500H6.500M13 8V4.500H9.500",
        TypeJalon.Contrat => "M4 2h5.500L12.500 5v9H4zM9.500 2v3h3M6 11.500c1-2.500 1.500 1 2.500 0s1 .5 2 0",
        TypeJalon.RendezVous => "M3 4h10v9.500H3zM3 7h10M5.500 2.500V5M10.500 2.500V5",
        TypeJalon.Offre => "M2.500 13.500h3.500v-3.500h3.500V6.500H13V3",
        TypeJalon.Emploi => "M2.500 5.500h11v8h-11zM6 5.500v-2.500h4v2.500M2.500 9h11",
        TypeJalon.Droits => "M8 2.500v11M5 13.500h6M3.500 4.500h9M3.500 4.500l-2 4.500h4zM12.500 4.500l-2 4.500h4z",
        _ => etat switch
        {
            EtatJalon.Fait => "M3.500 8.500 6.500 11.500 12.500 5",
            EtatJalon.Retard => "M8 3.500v5.500M8 12v.1",
            EtatJalon.EnCours => "M4 8h.1M8 8h.1M12 8h.1",
            _ => "M5.500 8h5",
        },
    };
}
