using System.Text.RegularExpressions;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;

namespace Jalons.Flux.Listes;

/// <summary>What a list tells.</summary>
public enum NatureListe
{
    /// <summary>People, to be created or completed: its columns are mapped by an agent.</summary>
    Personnes,

    /// <summary>Registrations at France Travail since the last list.</summary>
    Inscriptions,

    /// <summary>Job seekers who left the list by themselves.</summary>
    Cessations,

    /// <summary>Job seekers removed from the list.</summary>
    Radiations,

    /// <summary>All the registrations in force: read as registrations.</summary>
    Stock,

    /// <summary>Telephones and e-mails known by the CNAF.</summary>
    Contacts,
}

/// <summary>Recognises the lists whose columns are known (<c>references/cnaf/flux.md</c> §3.7, §3.8).</summary>
public static partial class NaturesListe
{
    private static readonly string[] ColonnesContactsA = ["MATRICULE", "NUMERO TELEPHONE DOSSIER", "ADRESSE ELECTRONIQUE DOSSIER"];
    private static readonly string[] ColonnesContactsB = ["NUMDEMRSA", "MATRICULE", "ROLEPERS"];

    /// <summary>True for the lists of France Travail.</summary>
    public static bool EstDeFranceTravail(this NatureListe nature) =>
        nature is NatureListe.Inscriptions or NatureListe.Cessations or NatureListe.Radiations or NatureListe.Stock;

    /// <summary>Says what a list tells: by what it holds; cessations and removals, which have the same columns, by their titles, else by the name that France
    /// Travail gave the file.</summary>
    /// <exception cref="FluxRefuseException">Nothing tells cessations from removals.</exception>
    public static NatureListe Reconnaitre(LecteurListe liste, string nomFichier)
    {
        var titres = liste.Titres.Select(Cles.Nom).ToHashSet(StringComparer.Ordinal);
        if (titres.IsSupersetOf(ColonnesContactsA) || titres.IsSupersetOf(ColonnesContactsB))
        {
            return NatureListe.Contacts;
        }

        if (liste.Apercu.Append(liste.LigneTitres).FirstOrDefault(EstLigneFranceTravail) is not { } ligne)
        {
            return NatureListe.Personnes;
        }

        var mots = $"{string.Join(' ', titres)} {Cles.Nom(nomFichier)}";
        return LigneFranceTravail.EstInscription(ligne) switch
        {
            true => mots.Contains("STOCK", StringComparison.Ordinal) ? NatureListe.Stock : NatureListe.Inscriptions,
            false when mots.Contains("RADIATION", StringComparison.Ordinal) && !mots.Contains("CESSATION", StringComparison.Ordinal) => NatureListe.Radiations,
            false when mots.Contains("CESSATION", StringComparison.Ordinal) && !mots.Contains("RADIATION", StringComparison.Ordinal) => NatureListe.Cessations,
            _ => throw new FluxRefuseException(
                "liste.nature",
                "Cette liste de France Travail ne dit pas si elle contient des cessations ou des radiations. Redonnez au fichier le nom sous lequel France Travail l’a envoyé (RSA_CESSATION_… ou RSA_RADIATION_…), puis déposez-le de nouveau. Rien n’a été modifié."),
        };
    }

    /// <summary>The rows of a known list; a file without titles begins by its first row.</summary>
    public static IEnumerable<LigneListe> Lignes(LecteurListe liste) =>
        EstLigneFranceTravail(liste.LigneTitres) ? liste.Lire().Prepend(liste.LigneTitres) : liste.Lire();

    /// <summary>True for a row that only a list of France Travail has: the identifier and two dates at their place.</summary>
    internal static bool EstLigneFranceTravail(LigneListe ligne) =>
        ligne.Cellules.Count is 8 or 9 or 12 or 13
        && Identifiant().IsMatch(ligne[1])
        && DateFrancaise().IsMatch(ligne[4]) && DateFrancaise().IsMatch(ligne[5]);

    [GeneratedRegex("^[0-9]{7}[A-Z0-9][0-9]{3}$", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Identifiant();

    [GeneratedRegex("^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateFrancaise();
}
