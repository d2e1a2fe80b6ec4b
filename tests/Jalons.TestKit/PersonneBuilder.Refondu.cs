namespace Jalons.TestKit;

/// <content>The person in the recast flow (<c>references/cnaf/flux.md</c> §3.2).</content>
public sealed partial record PersonneBuilder
{
    private bool? EstResponsable { get; init; }

    private DateOnly? BorneDebut { get; init; }

    private DateOnly? BorneFin { get; init; }

    private DateOnly? Deces { get; init; }

    private string Statut { get; init; } = "21";

    private (decimal Montant, DateOnly Du, DateOnly? Au, DateOnly? Levee, string? Motif)? SanctionRecue { get; init; }

    /// <summary>TOPRESPDOS: answers for the file. The claimant does, unless said otherwise.</summary>
    public PersonneBuilder Responsable(bool responsable) => this with { EstResponsable = responsable };

    /// <summary>DDSOUDRODEV and DFSOUDRODEV, in the recast flow.</summary>
    public PersonneBuilder SoumisDu(DateOnly? du, DateOnly? au = null) => this with { BorneDebut = du, BorneFin = au };

    /// <summary>DTDC, in the recast flow.</summary>
    public PersonneBuilder DecedeLe(DateOnly jour) => this with { Deces = jour };

    /// <summary>STATUEMPL, in the recast flow.</summary>
    public PersonneBuilder StatutEmploi(string code) => this with { Statut = code };

    /// <summary>A sanction of the person, in VRSD0101: MTSANRSAAPPL, DDSANRSA, DFSANRSA, DTLEVSANRSA, MOTISANRSA.</summary>
    public PersonneBuilder Sanction(decimal montant, DateOnly du, DateOnly? au = null, DateOnly? levee = null, string? motif = null) =>
        this with { SanctionRecue = (montant, du, au, levee, motif) };

    private void EcrireRefondue(Ecriture x) => x.Bloc("Personne", () =>
    {
        var adulte = RoleRsa is "DEM" or "CJT";
        x.Bloc("Identification", () => EcrireIdentite(x));
        x.Bloc("DossierCafMsa", () => x
            .Valeur("TOPRESPDOS", EstResponsable ?? RoleRsa == "DEM")
            .Valeur("DDRATDOS", x.EstRefonduAncien ? RattacheDepuis : null)
            .Valeur("DFRATDOS", RattacheJusque));
        x.Bloc("FonctionPersonnePFA", () => x.Valeur("ROLEPERS", RoleRsa == "DEM" ? "RDO" : adulte ? "BEN" : RoleRsa));
        x.Bloc("FonctionPersonneRSA", () => x.Valeur("ROLEPERS", adulte ? "BEN" : RoleRsa).Valeur("TOPCHAPERS", CompteACharge));
        if (ActiviteRecue is { } activite)
        {
            x.Bloc("CaracteristiquesEmployabilite", () => x.Valeur("REG", "GE").Valeur("STATUEMPL", Statut).Valeur("DDSTATUEMPL", activite.Depuis));
        }

        EcrireSanction(x);
        if (Drapeau is not null || DrapeauEntree is not null)
        {
            x.Bloc("CalculDroitRSAPersonne", () => x
                .Valeur("TOPPERSDRODEVORSA", Drapeau)
                .Valeur("TOPPERSENTDRODEVORSA", DrapeauEntree)
                .Valeur("DDSOUDRODEV", BorneDebut)
                .Valeur("DFSOUDRODEV", BorneFin)
                .Valeur("DTDERCALRSA", new DateOnly(2025, 10, 1)));
        }
    });

    private void EcrireIdentite(Ecriture x) => x
        .Valeur("QUAL", SexeRecu switch { 1 => "MR", 2 => "MME", _ => null })
        .Valeur("NOM", NomUsage)
        .Valeur("NOMNAI", NomDeNaissance)
        .Valeur("PRENOM", PrenomRecu)
        .Valeur("LISPRENOMS", PrenomRecu + " ANNE")
        .Valeur("LOCANAI", "VERDUN")
        .Valeur("PAYSNAI", "FRANCE")
        .Valeur("DTNAI", DateDeNaissance)
        .Valeur("RGNAI", Rang)
        .Valeur("TYPEDTNAI", Precision)
        .Valeur("NIR", NirRecu?[..Math.Min(13, NirRecu.Length)])
        .Valeur("TOPVALIEC", EstCertifiee)
        .Valeur("SEXE", SexeRecu)
        .Valeur("DTDC", Deces);

    private void EcrireSanction(Ecriture x)
    {
        if (SanctionRecue is { } sanction)
        {
            x.Bloc("SanctionPCGPersonneRSA", () =>
            {
                x.Bloc("DecisionSanctionPCGPersonneRSA", () => x.Valeur("DDSANRSA", sanction.Du).Valeur("DFSANRSA", sanction.Au).Valeur("NIVSANRSA", "1").Valeur("MOTISANRSA", sanction.Motif));
                x.Bloc("ApplicationSanctionPCGPersonneRSA", () => x.Valeur("MTSANRSAAPPL", sanction.Montant));
                x.Bloc("LeveeSanctionPCGPersonneRSA", () => x.Valeur("DTLEVSANRSA", sanction.Levee));
            });
        }
    }
}
