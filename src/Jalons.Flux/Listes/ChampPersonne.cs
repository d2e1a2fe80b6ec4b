using Jalons.Domain.Socle;

namespace Jalons.Flux.Listes;

/// <summary>What a column of a list of people may hold.</summary>
public enum ChampPersonne
{
    /// <summary>Nothing that is used.</summary>
    Ignore,

    /// <summary>Name in use.</summary>
    Nom,

    /// <summary>Birth name.</summary>
    NomNaissance,

    /// <summary>First name.</summary>
    Prenom,

    /// <summary>Birth date.</summary>
    DateNaissance,

    /// <summary>Social security number.</summary>
    Nir,

    /// <summary>M. or Mme, man or woman.</summary>
    Civilite,

    /// <summary>Telephone.</summary>
    Telephone,

    /// <summary>E-mail.</summary>
    Courriel,

    /// <summary>Post code.</summary>
    CodePostal,

    /// <summary>Name of the commune.</summary>
    Commune,

    /// <summary>INSEE code of the commune.</summary>
    CodeCommune,

    /// <summary>Identifier at France Travail.</summary>
    IdentifiantFranceTravail,
}

/// <summary>Words for the columns of a list of people, and what their titles let one guess.</summary>
public static class ChampsPersonne
{
    private static readonly (ChampPersonne Champ, string[] Titres)[] Connus =
    [
        (ChampPersonne.NomNaissance, ["NOM DE NAISSANCE", "NOM NAISSANCE", "NOM DE JEUNE FILLE", "NOM PATRONYMIQUE", "NOM DE FAMILLE NAISSANCE"]),
        (ChampPersonne.Nom, ["NOM", "NOM D USAGE", "NOM USAGE", "NOM DE FAMILLE", "NOM MARITAL", "NOM BENEFICIAIRE", "NOM DU JEUNE"]),
        (ChampPersonne.Prenom, ["PRENOM", "PRENOMS", "PRENOM S", "PRENOM BENEFICIAIRE", "PRENOM DU JEUNE"]),
        (ChampPersonne.DateNaissance, ["DATE DE NAISSANCE", "DATE NAISSANCE", "NE LE", "NEE LE", "NE E LE", "DDN", "NAISSANCE", "DATE NAIS"]),
        (ChampPersonne.Nir, ["NIR", "NUMERO DE SECURITE SOCIALE", "NUMERO SECURITE SOCIALE", "N SECURITE SOCIALE", "SECURITE SOCIALE", "NSS", "N SS", "NUM SECU", "NUMERO SECU"]),
        (ChampPersonne.Civilite, ["CIVILITE", "SEXE", "GENRE", "TITRE", "QUALITE"]),
        (ChampPersonne.Telephone, ["TELEPHONE", "TEL", "PORTABLE", "MOBILE", "TELEPHONE PORTABLE", "TEL PORTABLE", "NUMERO DE TELEPHONE", "N TELEPHONE", "TELEPHONE 1"]),
        (ChampPersonne.Courriel, ["COURRIEL", "EMAIL", "E MAIL", "MAIL", "MEL", "ADRESSE MAIL", "ADRESSE EMAIL", "ADRESSE E MAIL", "ADRESSE ELECTRONIQUE"]),
        (ChampPersonne.CodePostal, ["CODE POSTAL", "CP"]),
        (ChampPersonne.CodeCommune, ["CODE INSEE", "INSEE", "CODE COMMUNE", "CODE INSEE COMMUNE"]),
        (ChampPersonne.Commune, ["COMMUNE", "VILLE", "LOCALITE", "COMMUNE DE RESIDENCE"]),
        (ChampPersonne.IdentifiantFranceTravail, ["IDENTIFIANT FRANCE TRAVAIL", "IDENTIFIANT POLE EMPLOI", "ID FRANCE TRAVAIL", "IDENTIFIANT PE", "N FRANCE TRAVAIL", "NUMERO FRANCE TRAVAIL"]),
    ];

    /// <summary>The title that result files add: no value of a person.</summary>
    public const string TitreMotif = "Motif du refus";

    /// <summary>Label, as people read it.</summary>
    public static string Libelle(this ChampPersonne champ) => champ switch
    {
        ChampPersonne.Ignore => "Ne pas utiliser",
        ChampPersonne.Nom => "Nom",
        ChampPersonne.NomNaissance => "Nom de naissance",
        ChampPersonne.Prenom => "Prénom",
        ChampPersonne.DateNaissance => "Date de naissance",
        ChampPersonne.Nir => "Numéro de sécurité sociale",
        ChampPersonne.Civilite => "Civilité ou sexe",
        ChampPersonne.Telephone => "Téléphone",
        ChampPersonne.Courriel => "Courriel",
        ChampPersonne.CodePostal => "Code postal",
        ChampPersonne.Commune => "Commune",
        ChampPersonne.CodeCommune => "Code INSEE de la commune",
        ChampPersonne.IdentifiantFranceTravail => "Identifiant France Travail",
        _ => throw new ArgumentOutOfRangeException(nameof(champ)),
    };

    /// <summary>What titles let one guess: each column its field; a field is proposed once.</summary>
    public static IReadOnlyList<ChampPersonne> Proposer(IReadOnlyList<string> titres)
    {
        var proposes = new ChampPersonne[titres.Count];
        foreach (var (champ, connus) in Connus)
        {
            var colonne = connus.Select(c => titres.ToList().FindIndex(t => Cles.Nom(t) == c)).FirstOrDefault(c => c >= 0 && proposes[c] == ChampPersonne.Ignore, -1);
            if (colonne >= 0)
            {
                proposes[colonne] = champ;
            }
        }

        return proposes;
    }

    /// <summary>What makes two lists have the same columns: their titles, whatever the accents, the case and the reason that result files add.</summary>
    public static string Signature(IReadOnlyList<string> titres) => string.Join('|', titres.Select(Cles.Nom).Where(t => t != Cles.Nom(TitreMotif)));

    /// <summary>Why a correspondence cannot be used; null when it can.</summary>
    public static string? Defaut(IReadOnlyList<ChampPersonne> correspondance)
    {
        var doubles = correspondance.Where(c => c != ChampPersonne.Ignore).GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key.Libelle()).ToList();
        var manquants = new[] { ChampPersonne.Nom, ChampPersonne.Prenom, ChampPersonne.DateNaissance }.Except(correspondance).Select(c => c.Libelle()).ToList();
        return manquants.Count > 0 ? $"Dites quelle colonne contient : {string.Join(", ", manquants).ToLowerInvariant()}. Sans cela, personne ne peut être reconnu."
            : doubles.Count > 0 ? $"Deux colonnes ne peuvent pas contenir la même chose : {string.Join(", ", doubles).ToLowerInvariant()}."
            : null;
    }
}
