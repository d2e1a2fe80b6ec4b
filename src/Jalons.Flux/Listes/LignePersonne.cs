using System.Globalization;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;

namespace Jalons.Flux.Listes;

/// <summary>Something to look at in a cell.</summary>
/// <param name="Champ">Which one.</param>
/// <param name="Bloquant">True when the row cannot be taken as it is; false when only the value is left out, or to be checked.</param>
/// <param name="Message">What, in words.</param>
public sealed record DefautCellule(ChampPersonne Champ, bool Bloquant, string Message);

/// <summary>A person as a row of a list tells them.</summary>
public sealed record LignePersonne
{
    /// <summary>Number of the row.</summary>
    public required int Rang { get; init; }

    /// <summary>Name in use.</summary>
    public required string Nom { get; init; }

    /// <summary>Birth name; the name in use when the list does not give it.</summary>
    public required string NomNaissance { get; init; }

    /// <summary>First name.</summary>
    public required string Prenom { get; init; }

    /// <summary>Birth date; null when it cannot be read.</summary>
    public DateOnly? DateNaissance { get; init; }

    /// <summary>NIR usable to recognise the person; null otherwise.</summary>
    public Nir? Nir { get; init; }

    /// <summary>1 male, 2 female; null when unknown.</summary>
    public int? Sexe { get; init; }

    /// <summary>Telephone, written in one way only.</summary>
    public string? Telephone { get; init; }

    /// <summary>E-mail, in lower case.</summary>
    public string? Courriel { get; init; }

    /// <summary>Post code.</summary>
    public string? CodePostal { get; init; }

    /// <summary>Name of the commune.</summary>
    public string? Commune { get; init; }

    /// <summary>INSEE code of the commune.</summary>
    public string? CodeCommune { get; init; }

    /// <summary>Characters 4 to 11 of the identifier at France Travail, as the flows give it.</summary>
    public string? IdentifiantFranceTravail { get; init; }

    /// <summary>What is to be looked at, cell by cell.</summary>
    public required IReadOnlyList<DefautCellule> Defauts { get; init; }

    /// <summary>True when the row can be taken.</summary>
    public bool EstPrenable => Defauts.All(d => !d.Bloquant);
}

/// <summary>Reads the rows of a list of people, whose columns somebody mapped.</summary>
/// <param name="correspondance">What each column holds.</param>
/// <param name="aujourdhui">Today.</param>
public sealed class LecturePersonnes(IReadOnlyList<ChampPersonne> correspondance, DateOnly aujourdhui)
{
    private const int AgeMaximum = 120;

    /// <summary>Reads a row; what cannot be read is said cell by cell.</summary>
    public LignePersonne Lire(LigneListe ligne)
    {
        var defauts = new List<DefautCellule>();
        string Cellule(ChampPersonne champ) => Colonne(champ) is { } colonne ? ligne[colonne] : "";
        var (nom, prenom) = (Obligatoire(ChampPersonne.Nom), Obligatoire(ChampPersonne.Prenom));
        if (ligne.Cellules.Count > correspondance.Count)
        {
            defauts.Add(new(ChampPersonne.Nom, true, "Cette ligne a plus de cellules que de titres : ses colonnes sont sans doute décalées."));
        }

        var naissanceLue = Naissance(Obligatoire(ChampPersonne.DateNaissance), defauts);
        var naissance = Cellule(ChampPersonne.NomNaissance);
        return new LignePersonne
        {
            Rang = ligne.Rang,
            Nom = nom,
            NomNaissance = Cles.Nom(naissance).Length > 0 ? naissance : nom,
            Prenom = prenom,
            DateNaissance = naissanceLue,
            Nir = Nir(Cellule(ChampPersonne.Nir), defauts),
            Sexe = Sexe(Cellule(ChampPersonne.Civilite), defauts),
            Telephone = Facultatif(ChampPersonne.Telephone, ValeursListe.Telephone, "n’est pas un numéro de téléphone"),
            Courriel = Facultatif(ChampPersonne.Courriel, ValeursListe.Courriel, "n’est pas une adresse électronique"),
            CodePostal = Facultatif(ChampPersonne.CodePostal, ValeursListe.CodeCinq, "n’est pas un code postal"),
            Commune = Cellule(ChampPersonne.Commune) is { Length: > 0 } commune ? commune : null,
            CodeCommune = Facultatif(ChampPersonne.CodeCommune, ValeursListe.CodeCinq, "n’est pas un code INSEE"),
            IdentifiantFranceTravail = Facultatif(ChampPersonne.IdentifiantFranceTravail, Identifiant, "n’est pas un identifiant de France Travail"),
            Defauts = defauts,
        };

        string Obligatoire(ChampPersonne champ)
        {
            var cellule = Cellule(champ);
            if (champ == ChampPersonne.DateNaissance ? cellule.Length == 0 : Cles.Nom(cellule).Length == 0)
            {
                defauts.Add(new(champ, true, $"Il manque : {champ.Libelle().ToLower(CultureInfo.InvariantCulture)}."));
            }

            return cellule;
        }

        string? Facultatif(ChampPersonne champ, Func<string, string?> lire, string defaut)
        {
            var cellule = Cellule(champ);
            var lue = cellule.Length == 0 ? null : lire(cellule);
            if (cellule.Length > 0 && lue is null)
            {
                defauts.Add(new(champ, false, $"« {cellule} » {defaut} : cette valeur ne sera pas prise."));
            }

            return lue;
        }
    }

    private DateOnly? Naissance(string cellule, List<DefautCellule> defauts)
    {
        var lue = ValeursListe.Date(cellule, aujourdhui);
        if (cellule.Length > 0 && lue is null)
        {
            defauts.Add(new(ChampPersonne.DateNaissance, true, $"« {cellule} » n’est pas une date : écrivez-la comme 03/04/1990."));
        }
        else if (lue > aujourdhui || lue < aujourdhui.AddYears(-AgeMaximum))
        {
            defauts.Add(new(ChampPersonne.DateNaissance, true, $"Le {lue:dd/MM/yyyy} n’est pas une date de naissance possible."));
        }
        else if (lue is { } jour && !cellule.Contains(jour.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            defauts.Add(new(ChampPersonne.DateNaissance, false, $"« {cellule} » est compris comme le {jour:dd/MM/yyyy} : vérifiez."));
        }

        return lue;
    }

    private static Nir? Nir(string cellule, List<DefautCellule> defauts)
    {
        if (ValeursListe.EstPuissance(cellule))
        {
            defauts.Add(new(ChampPersonne.Nir, false, $"Un tableur a remplacé ce numéro par « {cellule} » : ses chiffres sont perdus, il ne sera pas pris."));
            return null;
        }

        var lu = ValeursListe.Nir(cellule, out var etat);
        if (lu is null && etat != EtatNir.Absent)
        {
            defauts.Add(new(ChampPersonne.Nir, false, etat switch
            {
                EtatNir.CleFausse => "La clé de ce numéro est fausse : il ne sera pas pris.",
                EtatNir.Provisoire => "Ce numéro est provisoire : il ne sera pas pris.",
                _ => $"« {cellule} » n’est pas un numéro de sécurité sociale : il ne sera pas pris.",
            }));
        }

        return lu;
    }

    private static int? Sexe(string cellule, List<DefautCellule> defauts)
    {
        var lu = Cles.Nom(cellule) switch
        {
            "" => 0,
            "M" or "MR" or "MONSIEUR" or "H" or "HOMME" or "MASCULIN" or "1" => 1,
            "MME" or "MADAME" or "MLLE" or "MADEMOISELLE" or "F" or "FEMME" or "FEMININ" or "2" => 2,
            _ => -1,
        };
        if (lu < 0)
        {
            defauts.Add(new(ChampPersonne.Civilite, false, $"« {cellule} » n’est pas compris : cette valeur ne sera pas prise."));
        }

        return lu > 0 ? lu : null;
    }

    private static string? Identifiant(string cellule)
    {
        var net = cellule.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant().PadLeft(11, '0');
        return NaturesListe.Identifiant().IsMatch(net) ? net[3..] : null;
    }

    private int? Colonne(ChampPersonne champ)
    {
        for (var i = 0; i < correspondance.Count; i++)
        {
            if (correspondance[i] == champ)
            {
                return i;
            }
        }

        return null;
    }
}
