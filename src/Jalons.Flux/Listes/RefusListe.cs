using System.Globalization;
using Jalons.Flux.Caf;

namespace Jalons.Flux.Listes;

/// <summary>Every refusal of a whole list, with its stable code and its words. A refused file changes nothing.</summary>
internal static class RefusListe
{
    private const string Rien = " Rien n’a été modifié.";

    public static FluxRefuseException PasUneListe() => new(
        "liste.format",
        "Ce fichier n’est pas une liste : un fichier CSV ou un classeur Excel (.xlsx, .xls) est attendu. Un classeur LibreOffice (.ods) s’enregistre au format .xlsx par « Enregistrer sous »." + Rien);

    public static FluxRefuseException Vide() => new(
        "liste.vide", "Cette liste ne contient aucune ligne sous sa ligne de titres. Vérifiez que vous avez choisi la bonne feuille ou le bon fichier." + Rien);

    public static FluxRefuseException SansTitres() => new(
        "liste.titres", "Cette liste n’a pas de ligne de titres : aucune de ses premières lignes n’a au moins deux cellules remplies. Ajoutez une première ligne qui nomme les colonnes." + Rien);

    public static FluxRefuseException Illisible() => new(
        "liste.illisible", "Ce classeur est illisible : il est abîmé, protégé par un mot de passe, ou n’est pas un classeur Excel. Ouvrez-le dans un tableur, enregistrez-le au format .xlsx ou CSV, puis déposez-le de nouveau." + Rien);

    public static FluxRefuseException TropGrand(long octets) => new(
        "liste.demesure",
        string.Create(CultureInfo.InvariantCulture, $"Cette liste est trop grande : {octets / 1_000_000} Mo une fois ouverte, {LecteurListe.OctetsMaximum / 1_000_000} Mo au plus. Partagez-la en plusieurs fichiers.") + Rien);

    public static FluxRefuseException TropDeLignes() => new(
        "liste.demesure",
        string.Create(CultureInfo.InvariantCulture, $"Cette liste a plus de {LecteurListe.LignesMaximum} lignes. Partagez-la en plusieurs fichiers.") + Rien);

    public static FluxRefuseException TropDeColonnes() => new(
        "liste.demesure", $"Cette liste a plus de {LecteurListe.ColonnesMaximum} colonnes : ce n’est pas une liste de personnes. Vérifiez que vous avez choisi le bon fichier." + Rien);

    public static FluxRefuseException LigneDemesuree(long ligne) => new(
        "liste.demesure",
        string.Create(CultureInfo.InvariantCulture, $"La ligne {ligne} de cette liste est démesurée : un guillemet ouvert n’y est sans doute jamais refermé. Corrigez-la, puis déposez la liste de nouveau.") + Rien);
}
