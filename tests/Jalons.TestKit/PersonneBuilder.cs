using System.Globalization;

namespace Jalons.TestKit;

/// <summary>One person of a household of a flow. Adults have a valid NIR drawn from their identity; children have none.</summary>
public sealed partial record PersonneBuilder
{
    private PersonneBuilder()
    {
    }

    private string? NomUsage { get; init; }

    private string? NomDeNaissance { get; init; }

    private string? PrenomRecu { get; init; }

    private string? DateDeNaissance { get; init; }

    private string Precision { get; init; } = "N";

    private int? Rang { get; init; } = 1;

    private int? SexeRecu { get; init; } = 2;

    private string? NirRecu { get; init; }

    private bool? EstCertifiee { get; init; } = true;

    private string? RoleRsa { get; init; }

    private bool CompteACharge { get; init; } = true;

    private DateOnly? RattacheDepuis { get; init; } = new DateOnly(2023, 4, 1);

    private DateOnly? RattacheJusque { get; init; }

    private bool? Drapeau { get; init; }

    private bool? DrapeauEntree { get; init; }

    private (string Code, DateOnly Depuis)? ActiviteRecue { get; init; } = ("SIN", new DateOnly(2023, 4, 6));

    /// <summary>The claimant, bound to droits et devoirs unless said otherwise.</summary>
    public static PersonneBuilder Demandeur(string nom, string prenom, DateOnly naissance) => Adulte("DEM", nom, prenom, naissance);

    /// <summary>The partner, bound to droits et devoirs unless said otherwise.</summary>
    public static PersonneBuilder Conjoint(string nom, string prenom, DateOnly naissance) => Adulte("CJT", nom, prenom, naissance);

    /// <summary>A child: no NIR, no droits et devoirs.</summary>
    public static PersonneBuilder Enfant(string nom, string prenom, DateOnly naissance) => Personne("ENF", nom, prenom, naissance) with { ActiviteRecue = null };

    /// <summary>A valid NIR on 15 characters for a person born on a day; place and order of birth are drawn from <paramref name="ordre"/>.</summary>
    public static string NirDe(int sexe, DateOnly naissance, int ordre)
    {
        var treize = string.Create(CultureInfo.InvariantCulture, $"{sexe}{naissance.Year % 100:00}{naissance.Month:00}{ordre % 100_000_000:00000000}");
        return treize + Domain.Socle.Nir.Depuis(treize).Cle;
    }

    /// <summary>Changes NOM; null leaves it out.</summary>
    public PersonneBuilder Nom(string? nom) => this with { NomUsage = nom };

    /// <summary>Changes NOMNAI; null leaves it out.</summary>
    public PersonneBuilder NomNaissance(string? nom) => this with { NomDeNaissance = nom };

    /// <summary>Changes PRENOM.</summary>
    public PersonneBuilder Prenom(string? prenom) => this with { PrenomRecu = prenom };

    /// <summary>Changes DTNAI, and TYPEDTNAI.</summary>
    public PersonneBuilder NeLe(DateOnly naissance, string precision = "N") => NeLe(naissance.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) with { Precision = precision };

    /// <summary>Changes DTNAI to any text; null leaves it out.</summary>
    public PersonneBuilder NeLe(string? texte) => this with { DateDeNaissance = texte };

    /// <summary>Changes RGNAI; null leaves it out.</summary>
    public PersonneBuilder RangNaissance(int? rang) => this with { Rang = rang };

    /// <summary>Changes SEXE; null leaves it out.</summary>
    public PersonneBuilder Sexe(int? sexe) => this with { SexeRecu = sexe };

    /// <summary>Changes NIR to any text; null leaves it out.</summary>
    public PersonneBuilder Nir(string? nir) => this with { NirRecu = nir };

    /// <summary>Changes TOPVALIEC.</summary>
    public PersonneBuilder Certifiee(bool? certifiee) => this with { EstCertifiee = certifiee };

    /// <summary>Changes ROLEPERS of the RSA block.</summary>
    public PersonneBuilder Role(string? role) => this with { RoleRsa = role };

    /// <summary>Changes TOPCHAPERS of the RSA block.</summary>
    public PersonneBuilder ACharge(bool aCharge) => this with { CompteACharge = aCharge };

    /// <summary>DDRATDOS.</summary>
    public PersonneBuilder Depuis(DateOnly? jour) => this with { RattacheDepuis = jour };

    /// <summary>DFRATDOS.</summary>
    public PersonneBuilder Jusque(DateOnly? jour) => this with { RattacheJusque = jour };

    /// <summary>TOPPERSDRODEVORSA; null leaves the block out: unknown.</summary>
    public PersonneBuilder Soumis(bool? soumis) => this with { Drapeau = soumis };

    /// <summary>TOPPERSENTDRODEVORSA.</summary>
    public PersonneBuilder Entre(bool? entre = true) => this with { DrapeauEntree = entre };

    /// <summary>ACT and DDACT.</summary>
    public PersonneBuilder Activite(string code, DateOnly depuis) => this with { ActiviteRecue = (code, depuis) };

    internal void Ecrire(Ecriture x)
    {
        if (x.EstRefondu)
        {
            EcrireRefondue(x);
        }
        else
        {
            EcrireCourante(x);
        }
    }

    private void EcrireCourante(Ecriture x) => x.Bloc("Personne", () =>
    {
        x.Bloc("Identification", () => x
            .Valeur("QUAL", SexeRecu switch { 1 => "MR", 2 => "MME", _ => null })
            .Valeur("NOM", NomUsage)
            .Valeur("NOMNAI", NomDeNaissance)
            .Valeur("PRENOM", PrenomRecu)
            .Valeur("NOMCOMNAI", "VERDUN")
            .Valeur("DTNAI", DateDeNaissance)
            .Valeur("RGNAI", Rang)
            .Valeur("TYPEDTNAI", Precision)
            .Valeur("NIR", NirRecu)
            .Valeur("TOPVALIEC", EstCertifiee)
            .Valeur("SEXE", SexeRecu));
        x.Bloc("DossierCAF", () => x.Valeur("TOPRESPDOS", RoleRsa == "DEM").Valeur("DDRATDOS", RattacheDepuis).Valeur("DFRATDOS", RattacheJusque));
        x.Bloc("Prestations", () => x.Valeur("NATPREST", "PFA").Valeur("ROLEPERS", RoleRsa == "DEM" ? "RDO" : RoleRsa).Valeur("TOPCHAPERS", false));
        x.Bloc("Prestations", () => x.Valeur("NATPREST", "RSA").Valeur("ROLEPERS", RoleRsa).Valeur("TOPCHAPERS", CompteACharge));
        if (Drapeau is not null || DrapeauEntree is not null)
        {
            x.Bloc("MontantCalculDroitRSAPersonne", () => x.Valeur("TOPPERSDRODEVORSA", Drapeau).Valeur("TOPPERSENTDRODEVORSA", DrapeauEntree));
        }

        if (ActiviteRecue is { } activite)
        {
            x.Bloc("Activite", () => x.Valeur("REG", "GE").Valeur("ACT", activite.Code).Valeur("DDACT", activite.Depuis));
        }
    });

    private static PersonneBuilder Adulte(string role, string nom, string prenom, DateOnly naissance) =>
        Personne(role, nom, prenom, naissance) with { NirRecu = NirDe(2, naissance, Ordre(nom + prenom)), Drapeau = true };

    private static PersonneBuilder Personne(string role, string nom, string prenom, DateOnly naissance) => new()
    {
        NomUsage = nom,
        NomDeNaissance = nom,
        PrenomRecu = prenom,
        DateDeNaissance = naissance.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        RoleRsa = role,
    };

    /// <summary>The same names give the same number, in every run.</summary>
    private static int Ordre(string texte) => texte.Aggregate(17, (h, c) => (int)(((h * 31L) + c) % 100_000_000));
}
