namespace Jalons.Web.Features.Qualite;

/// <summary>Reasons of rejects that people settle in the same way.</summary>
/// <param name="Cle">In the address.</param>
/// <param name="Libelle">In French.</param>
/// <param name="Codes">Codes of <c>flux_rejet</c>; a code that ends with a dot stands for all those it begins.</param>
public sealed record FamilleMotif(string Cle, string Libelle, params string[] Codes)
{
    private static readonly FamilleMotif Autre = new("autre", "Autre motif");

    /// <summary>The families, the last one for all the rest.</summary>
    public static IReadOnlyList<FamilleMotif> Toutes { get; } =
    [
        new("manque", "Information obligatoire absente", "element.absent", "personne.absente", "demandeur.absent", "motif.absent", "creance.absente", "mouvement.absent"),
        new("date", "Date impossible", "date.impossible", "naissance.future", "liste.date"),
        new("nombre", "Nombre ou montant illisible", "montant.illisible", "nombre.illisible"),
        new("valeur", "Valeur hors liste", "code.hors_liste", "booleen.illisible", "liste.code"),
        new("numero", "Numéro de demande en double, ou pris par un autre foyer", "foyer.numero", "foyer.doublon"),
        new("departement", "Foyer d’un autre département", "foyer.departement"),
        new("anomalie", "Anomalie signalée par la caisse", "foyer.anomalie"),
        new("structure", "Enregistrement abîmé", "bloc.", "texte.long", "demandeur.double", "adresse.", "matricule.forme"),
        new("a_verifier", "Personne d’une liste, à vérifier", "liste.a_verifier"),
        new("liste", "Ligne d’une liste, inconnue ou illisible", "liste."),
        Autre,
    ];

    /// <summary>The family of a code.</summary>
    public static FamilleMotif De(string code) => Toutes.FirstOrDefault(f => f.Comprend(code), Autre);

    private bool Comprend(string code) => Codes.Any(c => c.EndsWith('.') ? code.StartsWith(c, StringComparison.Ordinal) : c == code);
}
