using Jalons.Data.Socle;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;

namespace Jalons.Data.Orientation;

/// <summary>What the database answers when somebody else was faster.</summary>
public static class RefusOrientation
{
    /// <summary>Somebody wrote the next version of the diagnostic meanwhile.</summary>
    public static Refus DiagnosticModifie { get; } = new(
        "diagnostic.modifie", "Quelqu’un a enregistré ce diagnostic pendant que vous le remplissiez. Rien de ce que vous avez écrit n’est perdu : comparez, puis enregistrez.");

    /// <summary>Somebody pronounced the orientation meanwhile.</summary>
    public static Refus DejaPrononcee { get; } = new(
        DecisionOrientation.DejaPrononcee, "L’orientation de cette personne vient d’être prononcée par quelqu’un d’autre.", "CASF L262-29");

    /// <summary>The file changed meanwhile, by a flow for instance, and the person is still to orient.</summary>
    public static Refus DossierModifie { get; } = new(
        "orientation.dossier_modifie", "Le dossier vient de changer, par exemple parce qu’un flux a été reçu. Relisez votre choix, puis validez de nouveau.");

    /// <summary>Somebody named a référent meanwhile.</summary>
    public static Refus DejaConfie { get; } = new(
        "suivi.deja_confie", "Un référent vient d’être désigné pour cette personne par quelqu’un d’autre : elle n’en a qu’un à la fois.", "CASF L262-27");

    /// <summary>Saves a version of a diagnostic.</summary>
    public static Task<Result> EnregistrerDiagnosticAsync(this JalonsDb db, CancellationToken annulation = default) =>
        db.EnregistrerAsync(DiagnosticModifie, new Dictionary<string, Refus>(StringComparer.Ordinal) { ["diagnostic_version"] = DiagnosticModifie }, annulation);

    /// <summary>Saves a decision, with its référent when there is one.</summary>
    public static Task<Result> EnregistrerOrientationAsync(this JalonsDb db, CancellationToken annulation = default) =>
        db.EnregistrerAsync(
            DejaPrononcee,
            new Dictionary<string, Refus>(StringComparer.Ordinal)
            {
                ["orientation_unique"] = DejaPrononcee,
                ["orientation_rang"] = DejaPrononcee,
                ["suivi_referent_unique"] = DejaPrononcee,
            },
            annulation);

    /// <summary>Saves the designation of a référent.</summary>
    public static Task<Result> EnregistrerSuiviAsync(this JalonsDb db, CancellationToken annulation = default) =>
        db.EnregistrerAsync(DejaConfie, new Dictionary<string, Refus>(StringComparer.Ordinal) { ["suivi_referent_unique"] = DejaConfie }, annulation);
}
