using Jalons.Domain.Socle;

namespace Jalons.Domain.Dossiers;

/// <summary>A person: exists once, even in two households over time (<c>references/cnaf/flux.md</c> §2.6). Identity comes from the flows;
/// contact details belong to the département.</summary>
public sealed class Personne
{
    private Personne()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public PersonneId Id { get; private set; }

    /// <summary>Département that holds the file.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>MR, MME, MLE as received.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string? Qualite { get; private set; }

    /// <summary>Name in use.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string Nom { get; private set; } = "";

    /// <summary>Birth name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string NomNaissance { get; private set; } = "";

    /// <summary>First name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string Prenom { get; private set; } = "";

    /// <summary>Comparison key of the name in use (<see cref="Cles.Nom"/>).</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string CleNom { get; private set; } = "";

    /// <summary>Comparison key of the birth name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string CleNomNaissance { get; private set; } = "";

    /// <summary>Comparison key of the first name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string ClePrenom { get; private set; } = "";

    /// <summary>Birth date; <see cref="PrecisionNaissance"/> says which parts are true.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public DateOnly DateNaissance { get; private set; }

    /// <summary>N all known, J day unknown, O day and month unknown.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public char PrecisionNaissance { get; private set; }

    /// <summary>Birth rank, separates twins.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public int? RangNaissance { get; private set; }

    /// <summary>1 male, 2 female; null when unknown.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public int? Sexe { get; private set; }

    /// <summary>NIR, 13 characters; shown to gestionnaires only.</summary>
    [DonneePersonnelle(Niveau.Nir)]
    public string? Nir { get; private set; }

    /// <summary>Telephone, as agreed with the person.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string? Telephone { get; private set; }

    /// <summary>E-mail, as agreed with the person.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string? Courriel { get; private set; }

    /// <summary>First name and name in use, as written to people.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string NomComplet => $"{Prenom} {Nom}";

    /// <summary>Records a person met outside the flows.</summary>
    public static Result<Personne> Connaitre(string departement, string nom, string prenom, DateOnly naissance)
    {
        if (Cles.Nom(nom).Length == 0 || Cles.Nom(prenom).Length == 0)
        {
            return new Refus("personne.identite", "Il manque le nom ou le prénom de la personne.");
        }

        return new Personne
        {
            Departement = departement,
            Nom = nom.Trim(),
            NomNaissance = nom.Trim(),
            Prenom = prenom.Trim(),
            CleNom = Cles.Nom(nom),
            CleNomNaissance = Cles.Nom(nom),
            ClePrenom = Cles.Nom(prenom),
            DateNaissance = naissance,
            PrecisionNaissance = 'N',
        };
    }

    /// <summary>Completes who the person is; what is null stays as it is.</summary>
    public void Preciser(string? nomNaissance, int? sexe, Nir? nir)
    {
        if (Cles.Nom(nomNaissance) is { Length: > 0 } cle)
        {
            (NomNaissance, CleNomNaissance) = (nomNaissance!.Trim(), cle);
        }

        Sexe = sexe ?? Sexe;
        Nir = nir?.Treize ?? Nir;
    }

    /// <summary>Changes how the person is reached.</summary>
    public void Joindre(string? telephone, string? courriel) =>
        (Telephone, Courriel) = (string.IsNullOrWhiteSpace(telephone) ? null : telephone.Trim(), string.IsNullOrWhiteSpace(courriel) ? null : courriel.Trim());

    /// <summary>Completed years on <paramref name="jour"/>.</summary>
    public int AgeAu(DateOnly jour) => AgeEntre(DateNaissance, jour);

    /// <summary>Completed years between a birth date and a day, month addition clamped (29 February).</summary>
    public static int AgeEntre(DateOnly naissance, DateOnly jour)
    {
        var annees = jour.Year - naissance.Year;
        return naissance.AddYears(annees) > jour ? annees - 1 : annees;
    }
}
