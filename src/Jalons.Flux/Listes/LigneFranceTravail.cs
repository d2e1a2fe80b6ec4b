using Jalons.Domain.Socle;
using Jalons.Flux.Caf;

namespace Jalons.Flux.Listes;

/// <summary>One event of a job seeker, a row of a list of France Travail (<c>references/cnaf/flux.md</c> §3.7).</summary>
public sealed record LigneFranceTravail
{
    private const int ColonneMotif = 7;

    private LigneFranceTravail()
    {
    }

    /// <summary>Number of the row.</summary>
    public required int Rang { get; init; }

    /// <summary>NIR usable to recognise the person; null otherwise.</summary>
    public Nir? Nir { get; init; }

    /// <summary>Identifier at France Travail, 11 characters; characters 4 to 11 are IDASSEDIC.</summary>
    public required string Identifiant { get; init; }

    /// <summary>Name.</summary>
    public required string Nom { get; init; }

    /// <summary>First name.</summary>
    public required string Prenom { get; init; }

    /// <summary>Birth date.</summary>
    public required DateOnly DateNaissance { get; init; }

    /// <summary>When the event takes effect.</summary>
    public required DateOnly Le { get; init; }

    /// <summary>Category (1 to 10) of a registration; code of the reason of a cessation or of a removal.</summary>
    public required string Code { get; init; }

    /// <summary>Reason in words; null for a registration.</summary>
    public string? Motif { get; init; }

    /// <summary>Number of the agency; null in the lists before November 2011.</summary>
    public string? Agence { get; init; }

    /// <summary>Reads a row.</summary>
    /// <param name="ligne">The row.</param>
    /// <param name="nature">What the list tells.</param>
    /// <param name="aujourdhui">Today, for years on two digits.</param>
    /// <param name="defaut">Why the row is rejected.</param>
    /// <returns>The event; null when the row is rejected.</returns>
    public static LigneFranceTravail? Lire(LigneListe ligne, NatureListe nature, DateOnly aujourdhui, out Avertissement? defaut)
    {
        var (avecMotif, colonnes) = (nature is NatureListe.Cessations or NatureListe.Radiations, ligne.Cellules.Count);
        var repetition = avecMotif ? ColonneMotif + 1 : ColonneMotif;
        var naissance = ValeursListe.Date(ligne[4], aujourdhui);
        var le = ValeursListe.Date(ligne[5], aujourdhui);
        var identifiant = ligne[1].PadLeft(11, '0');
        defaut = colonnes != repetition + 1 && colonnes != repetition + 5
                ? new("liste.colonnes", $"Cette ligne a {colonnes} colonnes : {repetition + 1} ou {repetition + 5} sont attendues.")
            : SansBlanc(ligne[0]) != SansBlanc(ligne[repetition])
                ? new("liste.nir_repete", "Le NIR n’est pas le même au début et à la fin de la ligne : les colonnes sont décalées.")
            : ValeursListe.EstPuissance(ligne[0])
                ? new("liste.nir_perdu", "Un tableur a remplacé le NIR par une puissance de dix : ses chiffres sont perdus. Reprenez le fichier d’origine.")
            : !NaturesListe.Identifiant().IsMatch(identifiant)
                ? new("liste.identifiant", $"L’identifiant France Travail « {ligne[1]} » n’a pas la forme attendue : sept chiffres, une lettre ou un chiffre, trois chiffres.")
            : naissance is null || le is null
                ? new("liste.date", naissance is null ? $"La date de naissance « {ligne[4]} » n’est pas une date." : $"La date d’effet « {ligne[5]} » n’est pas une date.")
            : ligne[6].Length == 0
                ? new("liste.code", avecMotif ? "Il manque le code du motif." : "Il manque la catégorie.")
            : ligne[2].Length == 0 || ligne[3].Length == 0
                ? new("liste.noms", "Il manque le nom ou le prénom.")
                : null;
        return defaut is not null ? null : new LigneFranceTravail
        {
            Rang = ligne.Rang,
            Nir = ValeursListe.Nir(ligne[0], out _),
            Identifiant = identifiant,
            Nom = ligne[2],
            Prenom = ligne[3],
            DateNaissance = naissance!.Value,
            Le = le!.Value,
            Code = ligne[6],
            Motif = avecMotif && ligne[ColonneMotif].Length > 0 ? ligne[ColonneMotif] : null,
            Agence = colonnes == repetition + 5 && ligne[colonnes - 1].Length > 0 ? ligne[colonnes - 1] : null,
        };
    }

    /// <summary>True when a row has the columns of a registration, which has no reason.</summary>
    internal static bool EstInscription(LigneListe ligne) => ligne.Cellules.Count is 8 or 12;

    private static string SansBlanc(string texte) => texte.Replace(" ", "", StringComparison.Ordinal);
}
