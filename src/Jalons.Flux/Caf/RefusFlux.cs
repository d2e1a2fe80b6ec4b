using System.Globalization;

namespace Jalons.Flux.Caf;

/// <summary>Every refusal of a whole file, with its stable code and its words. A refused file changes nothing.</summary>
internal static class RefusFlux
{
    private const string Rien = " Rien n’a été modifié.";

    public static FluxRefuseException Vide() =>
        new("flux.vide", "Ce fichier est vide. Demandez à l’organisme payeur de l’envoyer de nouveau." + Rien);

    public static FluxRefuseException PasXml(string nature) =>
        new("flux.xml", $"Ce fichier n’est pas un flux XML : {nature}. Déposez le fichier XML reçu de la CAF ou de la MSA." + Rien);

    public static FluxRefuseException MalForme(int ligne, int colonne) => new(
        "flux.xml",
        string.Create(CultureInfo.InvariantCulture, $"Ce fichier XML est mal formé à la ligne {ligne}, colonne {colonne} : il est illisible à partir de là. Demandez à l’organisme payeur de l’envoyer de nouveau.") + Rien);

    public static FluxRefuseException Encodage() => new(
        "flux.xml",
        "L’encodage annoncé par ce fichier n’est pas reconnu. Les encodages attendus sont windows-1252, ISO-8859-1 et UTF-8." + Rien);

    public static FluxRefuseException Entite() => new(
        "flux.entite",
        "Ce fichier contient un type de document ou des entités (<!DOCTYPE …>) : il est refusé par sécurité. Les flux de la CAF et de la MSA n’en contiennent jamais ; vérifiez d’où vient ce fichier." + Rien);

    public static FluxRefuseException Profondeur() => new(
        "flux.profondeur",
        $"Ce fichier emboîte plus de {Xml.LecteurXml.ProfondeurMaximum} éléments les uns dans les autres : ce n’est pas un flux de la CAF ou de la MSA. Vérifiez d’où vient ce fichier." + Rien);

    public static FluxRefuseException Demesure(long position) => new(
        "flux.demesure",
        string.Create(CultureInfo.InvariantCulture, $"Ce fichier contient, vers l’octet {position}, un nom, un attribut ou un texte démesuré : ce n’est pas un flux de la CAF ou de la MSA. Vérifiez d’où vient ce fichier.") + Rien);

    public static FluxRefuseException TropDeNoms() => new(
        "flux.demesure",
        $"Ce fichier contient plus de {Xml.TableNoms.NomsMaximum} noms d’éléments différents : ce n’est pas un flux de la CAF ou de la MSA. Vérifiez d’où vient ce fichier." + Rien);

    public static FluxRefuseException Racine(string nom) => new(
        "flux.racine",
        $"Ce fichier XML n’est pas un flux de la CAF ou de la MSA : son premier élément est « {Court(nom)} », « Racine » était attendu. Vérifiez que vous avez choisi le bon fichier." + Rien);

    /// <summary>The exact names of the elements of this file are not known (<c>references/cnaf/flux.md</c> §3.7): nobody can be recognised in it for sure.</summary>
    private static FluxRefuseException FichierXmlFranceTravail() => new(
        "flux.pe_cg",
        "Ce fichier est le fichier mensuel XML de France Travail (fichier-PE-CG), que Jalons ne sait pas lire : les noms de ses éléments ne sont pas publiés, et rien ne permet d’y reconnaître les personnes de façon sûre. "
        + "Demandez à France Travail ses listes CSV d’inscriptions, de cessations et de radiations, et déposez-les ici." + Rien);

    public static FluxRefuseException AutreFlux(FormatFlux recu, string attendu) => recu == FormatFlux.FranceTravail ? FichierXmlFranceTravail() : new(
        "flux.nature",
        $"Ce fichier est un {recu.Nom()} ; un {attendu} est attendu ici. Choisissez le fichier qui convient." + Rien);

    public static FluxRefuseException Nature(char nature) => new(
        "flux.nature",
        $"La nature annoncée par ce fichier (NATFLUX « {nature} ») n’est pas celle d’un flux « bénéficiaires » (D). Vérifiez que vous avez choisi le bon fichier." + Rien);

    public static FluxRefuseException Reprise() => new(
        "flux.reprise",
        "Ce fichier est une reprise (TYPEFLUX R) : il ne se mélange pas aux flux mensuels et quotidiens. Demandez à l’organisme payeur le dernier flux mensuel." + Rien);

    public static FluxRefuseException Type(string type) => new(
        "flux.type",
        $"La fréquence annoncée par ce fichier n’est pas reconnue : TYPEFLUX vaut « {Court(type)} », M (mensuel) ou I (quotidien) est attendu." + Rien);

    public static FluxRefuseException EnTete(string manque) => new(
        "flux.entete",
        $"L’en-tête de ce fichier est incomplet : {manque}. Demandez à l’organisme payeur de l’envoyer de nouveau." + Rien);

    public static FluxRefuseException Tronque() => new(
        "flux.tronque",
        "Ce fichier est tronqué : il s’arrête avant sa fin (élément TransmissionFlux). Le transfert a sans doute été interrompu ; récupérez-le de nouveau." + Rien);

    public static FluxRefuseException Fin(string manque) => new(
        "flux.fin",
        $"La fin de ce fichier (élément TransmissionFlux) n’est pas lisible : {manque}. Demandez à l’organisme payeur de l’envoyer de nouveau." + Rien);

    public static FluxRefuseException Structure(string nom) => new(
        "flux.structure",
        $"L’élément « {Court(nom)} » est placé là où un flux de la CAF ou de la MSA n’en a pas : ce fichier est abîmé ou a été modifié. Demandez à l’organisme payeur de l’envoyer de nouveau." + Rien);

    private static string Court(string texte) => texte.Length <= 40 ? texte : texte[..40] + "…";
}
