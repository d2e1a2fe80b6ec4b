namespace Jalons.TestKit;

/// <content>The household in the recast flow (<c>references/cnaf/flux.md</c> §3.2).</content>
public sealed partial record FoyerBuilder
{
    private DateOnly? OuvertLe { get; init; }

    private bool? OuvertureAnnulee { get; init; }

    private decimal? SanctionDeduite { get; init; }

    /// <summary>DTODRSA: first day of the right, in the recast flow.</summary>
    public FoyerBuilder OuvertureLe(DateOnly jour) => this with { OuvertLe = jour };

    /// <summary>TOPANNUOD: the opening is cancelled, in the recast flow.</summary>
    public FoyerBuilder AnnuleOuverture() => this with { OuvertureAnnulee = true };

    /// <summary>MTSANCGRSA: what is deducted in the month computed, in the recast flow.</summary>
    public FoyerBuilder Deduction(decimal montant) => this with { SanctionDeduite = montant };

    private void EcrireRefondu(Ecriture x)
    {
        x.Bloc("DonneesAdministratives", () =>
        {
            x.Bloc("SituationFamille", () => x.Valeur("SITFAM", Famille.Code).Valeur("DDSITFAM", Famille.Depuis));
            Adresses.ForEach(a => a.Ecrire(x));
            if (x.EstRefonduAncien)
            {
                x.Bloc("PrestationRSA", () => EcrirePrestationRefondue(x));
            }
        });
        if (!x.EstRefonduAncien)
        {
            x.Bloc("PrestationRSA", () => EcrirePrestationRefondue(x));
        }

        foreach (var (le, heure) in Evenements.Select(e => (e.Le, e.Heure)).Distinct())
        {
            x.Bloc("Evenement", () => EcrireSession(x, le, heure));
        }
    }

    private void EcrirePrestationRefondue(Ecriture x)
    {
        x.Bloc("SituationDossierRSA", () => EcrireSituation(x));
        x.Bloc("DetailDroitRSA", () =>
        {
            if (!x.EstRefonduAncien)
            {
                x.Bloc("TroncCommunDroitRSA", () => x.Valeur("TOPSANSDOMFIXE", SansDomicile));
            }

            if (MontantDroit is { } montant)
            {
                x.Bloc("MontantsCalculDroitRSA", () => x
                    .Valeur("DDELECAL", DateDemande)
                    .Valeur("NBENFAUTCHA", EnfantsACharge)
                    .Valeur("MTREVMINIGARARSA", 635.71m)
                    .Valeur("MTSANCGRSA", SanctionDeduite)
                    .Valeur("MTTOTDRORSA", montant));
            }

            x.Bloc("DetailCalculDroitRSA", () => EcrireNatures(x));
        });
    }

    private void EcrireSituation(Ecriture x)
    {
        x.Bloc("EtatDossierRSA", () => x.Valeur("ETATDOSRSA", EtatDossier).Valeur("TOPFORCDRO", false));
        if (OuvertLe is not null)
        {
            x.Bloc("DroitOuvert", () => x.Valeur("DTODRSA", OuvertLe).Valeur("TOPMAINTDRORSA", false));
        }

        foreach (var (bloc, motif, depuis) in Motifs)
        {
            x.Bloc(bloc switch { "SuspensionVersement" => "RessourcesTropElevees", "FinDroitMoisAnterieur" => "FinDroit", _ => bloc }, () =>
            {
                x.Valeur(ElementMotif(bloc), motif).Valeur(ElementDate(bloc), depuis);
                if (bloc.StartsWith("FinDroit", StringComparison.Ordinal))
                {
                    x.Valeur("TOPANNUOD", OuvertureAnnulee ?? false);
                }
            });
        }
    }

    /// <summary>The current nature, and the one before as a past period; without any, an absence of right.</summary>
    private void EcrireNatures(Ecriture x)
    {
        var (code, du, au) = Natures.Count == 0 ? ("ABS", new DateOnly(2025, 1, 1), null) : Natures[^1];
        x.Bloc("RSASocle", () => x.Valeur("NATPF", code).Valeur("SOUSNATPF", code == "ABS" ? "ABSEN" : code + "NC").Valeur("DDNATDRO", du).Valeur("DFNATDRO", au));
        if (Natures.Count > 1)
        {
            x.Bloc("RSASocle-1", () => x.Valeur("NATPF", Natures[^2].Code).Valeur("DDNATDRO", Natures[^2].Du).Valeur("DFNATDRO", Natures[^2].Au));
        }
    }

    private void EcrireSession(Ecriture x, DateOnly le, TimeOnly heure)
    {
        x.Bloc("SessionEvenement", () => x.Valeur("DTLIQ", le).Valeur("HEULIQ", heure.ToString("HH:mm:ss", null)).Valeur("DDEFFLIQ", le));
        foreach (var evenement in Evenements.Where(e => e.Le == le && e.Heure == heure))
        {
            x.Bloc("ListeMotifsEvenement", () => x.Valeur("MOTITRANSFLUX", evenement.Fait));
        }
    }
}
