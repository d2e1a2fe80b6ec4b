namespace Jalons.Flux.Generation;

/// <content>The right of the household.</content>
internal sealed partial class EcrivainFoyer
{
    private void Droit(FoyerGenere foyer)
    {
        xml.Ouvrir("PrestationRSA"u8);
        xml.Ouvrir("SituationDossierRSA"u8);
        xml.Ouvrir("EtatDossierRSA"u8);
        xml.Nombre("ETATDOSRSA"u8, foyer.Etat);
        xml.Fermer("EtatDossierRSA"u8);
        Motifs(foyer);
        xml.Fermer("SituationDossierRSA"u8);
        Detail(foyer);
        xml.Fermer("PrestationRSA"u8);
    }

    private void Motifs(FoyerGenere foyer)
    {
        switch (foyer.Etat, foyer.Fin)
        {
            case (1, { } refus):
                xml.Ouvrir("Refus"u8);
                xml.Jour("DTREFURSA"u8, refus.Le);
                xml.Texte("MOTIREFURSA"u8, refus.Motif);
                xml.Fermer("Refus"u8);
                break;
            case (5, { } fin):
                Fin("FinDroit"u8, fin.Motif, fin.Le);
                break;
            case (6, { } fin):
                Fin("FinDroitMoisAnterieur"u8, fin.Motif, fin.Le);
                break;
        }

        foreach (var (motif, depuis) in foyer.Suspensions)
        {
            var droit = foyer.Etat == 3;
            xml.Ouvrir(droit ? "SuspensionDroit"u8 : "SuspensionVersement"u8);
            xml.Texte(droit ? "MOTISUSDRORSA"u8 : "MOTISUSVERSRSA"u8, motif);
            xml.Jour(droit ? "DDSUSDRORSA"u8 : "DDSUSVERSRSA"u8, depuis);
            xml.Fermer(droit ? "SuspensionDroit"u8 : "SuspensionVersement"u8);
        }
    }

    private void Fin(ReadOnlySpan<byte> bloc, string motif, DateOnly le)
    {
        xml.Ouvrir(bloc);
        xml.Texte("MOTICLORSA"u8, motif);
        xml.Jour("DTCLORSA"u8, le);
        xml.Fermer(bloc);
    }

    private void Detail(FoyerGenere foyer)
    {
        xml.Ouvrir("DetailDroitRSA"u8);
        xml.Ouvrir("TroncCommunDroitRSA"u8);
        xml.Oui("TOPSANSDOMFIXE"u8, foyer.SansDomicile);
        xml.Nombre("NBENFAUTCHA"u8, foyer.Enfants);
        xml.Texte("ORIDEMRSA"u8, "DEM");
        xml.Oui("TOPFOYDRODEVORSA"u8, foyer.Etat is 2 or 3 or 4);
        xml.Fermer("TroncCommunDroitRSA"u8);
        var montant = foyer.Etat is 2 or 3 ? Montants(foyer) : 0;
        if (foyer.Etat is not (0 or 1))
        {
            Nature(foyer, montant);
        }

        Avis(foyer);
        xml.Fermer("DetailDroitRSA"u8);
    }

    private decimal Montants(FoyerGenere foyer)
    {
        var droit = Calculer(foyer);
        xml.Ouvrir("MontantsCalculDroitRSA"u8);
        xml.Jour("DDELECAL"u8, Trimestre(foyer));
        xml.Montant("MTREVMINIGARARSA"u8, droit.Forfait);
        xml.Montant("MTPENTRSA"u8, 0);
        xml.Montant("MTREVGARARSA"u8, droit.Forfait);
        xml.Montant("MTPFRSA"u8, droit.Familiales);
        xml.Montant("MTALRSA"u8, droit.Logement);
        xml.Montant("MTRESSMENRSA"u8, droit.Ressources);
        if (droit.Reduction > 0)
        {
            xml.Montant("MTREDCGRSA"u8, decimal.Round(droit.Reduction, 2));
        }

        xml.Montant("MTTOTDRORSA"u8, droit.Total);
        xml.Fermer("MontantsCalculDroitRSA"u8);
        return droit.Total;
    }

    /// <summary>The right of a household in the quarter being written.</summary>
    private DroitCalcule Calculer(FoyerGenere foyer)
    {
        var couple = foyer.Conjoint is not null;
        var trimestre = Trimestre(foyer);
        var forfait = Bareme.Forfait(trimestre, couple, foyer.Enfants, foyer.Majore);
        var logement = foyer.Logement ? Bareme.Logement(trimestre, foyer.Enfants + (couple ? 2 : 1)) : 0;
        var familiales = Bareme.Familiales(foyer.Enfants);
        var plein = Math.Max(forfait - logement - familiales, 50m);
        decimal ressources = foyer.Adultes.Sum(a => a.Revenu);
        ressources = Math.Min(ressources, plein - Bareme.Seuil - 10m);
        var reduction = Math.Min(foyer.Reduction?.Montant ?? 0, (plein - ressources) / 2);
        return new(forfait, logement, familiales, ressources, reduction, decimal.Round(plein - ressources - reduction, 2));
    }

    /// <summary>Amounts of a right, in euros by month.</summary>
    private readonly record struct DroitCalcule(decimal Forfait, decimal Logement, decimal Familiales, decimal Ressources, decimal Reduction, decimal Total);

    private void Nature(FoyerGenere foyer, decimal montant)
    {
        DateOnly? fin = (foyer.Etat, foyer.Fin) switch
        {
            (5 or 6, { } clos) => clos.Le.AddDays(-1),
            (4, _) when foyer.Suspensions is [{ Depuis: var depuis }, ..] => depuis.AddDays(-1),
            _ => null,
        };
        fin = fin < foyer.Ouverture ? foyer.Ouverture : fin;
        xml.Ouvrir("DetailCalculDroitRSA"u8);
        xml.Texte("NATPF"u8, foyer.Majore ? "RSI" : "RSD");
        xml.Texte("SOUSNATPF"u8, foyer.Majore ? "RSIN1" : "RSDN2");
        xml.Jour("DDNATDRO"u8, foyer.Ouverture);
        xml.JourSiConnu("DFNATDRO"u8, fin);
        xml.Montant("MTRSAVERS"u8, montant);
        xml.JourSiConnu("DTDERRSAVERS"u8, fin is { } f ? new DateOnly(f.Year, f.Month, 1) : null);
        xml.Fermer("DetailCalculDroitRSA"u8);
    }

    private void Avis(FoyerGenere foyer)
    {
        if (foyer.Reduction is null && !foyer.TiersPaye)
        {
            return;
        }

        xml.Ouvrir("AvisPCGDroitRSA"u8);
        if (foyer.Reduction is { } reduction)
        {
            xml.Ouvrir("ReductionRSA"u8);
            xml.Montant("MTREDRSA"u8, reduction.Montant);
            xml.Jour("DDREDRSA"u8, reduction.Du);
            xml.Jour("DFREDRSA"u8, reduction.Au);
            xml.Fermer("ReductionRSA"u8);
        }

        if (foyer.TiersPaye)
        {
            xml.Ouvrir("PaiementTiers"u8);
            xml.Texte("AVISDESTPAIRSA"u8, "A");
            xml.Jour("DTAVISDESTPAIRSA"u8, foyer.Demande);
            xml.Texte("NOMTIE"u8, "Association Cœur d’Ancrage – tutelles");
            xml.Texte("TYPEPERSTIE"u8, "M");
            xml.Fermer("PaiementTiers"u8);
        }

        xml.Fermer("AvisPCGDroitRSA"u8);
    }
}
