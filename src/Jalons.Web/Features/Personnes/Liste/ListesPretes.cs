namespace Jalons.Web.Features.Personnes.Liste;

/// <summary>Lists that everybody has, ready to open.</summary>
public static class ListesPretes
{
    /// <summary>Name and address of each.</summary>
    public static IReadOnlyList<(string Nom, string Adresse)> Toutes { get; } =
    [
        ("Sans référent depuis plus de 60 jours", "?accompagnement=rsa&accompagnement=hors-rsa&referent=aucun&attente-jours=61&tri=anciennete&colonne=age&colonne=commune&colonne=orientation&colonne=attente&colonne=telephone"),
        ("Contrat qui se termine dans 30 jours", "?contrat=en-vigueur&fin-contrat-jours=30&colonne=age&colonne=commune&colonne=referent&colonne=contrat&colonne=rendez-vous&colonne=telephone"),
        ("Sans nouvelle depuis 90 jours", "?sans-nouvelle-jours=90&tri=nouvelle&colonne=age&colonne=commune&colonne=orientation&colonne=referent&colonne=rendez-vous&colonne=nouvelle&colonne=telephone"),
        ("Absentes au dernier rendez-vous, sans autre rendez-vous", "?accompagnement=rsa&accompagnement=hors-rsa&rendez-vous=aucun&dernier-rendez-vous=manque"),
        ("Accompagnées sans contrat", "?accompagnement=rsa&accompagnement=hors-rsa&orientation=emploi&orientation=socio-professionnel&orientation=social&contrat=aucun"),
        ("Accompagnées sans téléphone", "?accompagnement=rsa&accompagnement=hors-rsa&manque=telephone&colonne=age&colonne=commune&colonne=orientation&colonne=referent&colonne=courriel"),
    ];
}
