using Jalons.Domain.Dossiers;
using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>A picture ready for staging: the household, and what the base knew of it.</summary>
internal sealed class Image
{
    /// <summary>Compares a received picture with what the base knew.</summary>
    /// <param name="foyer">The picture.</param>
    /// <param name="id">Number of the dossier, reserved when it is new.</param>
    /// <param name="connu">What the base knew; null when the dossier is new.</param>
    public Image(FoyerRecu foyer, long id, DossierConnu? connu)
    {
        (Foyer, Id, Connu) = (foyer, id, connu);
        Motifs = foyer.Motifs.Count == 0 ? [] : [.. foyer.Motifs.Select(m => m.Prefixe()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Suivi = DroitRsa.EstSuivi((EtatDroit?)foyer.EtatDroit, foyer.Motifs.Where(m => m.Genre == GenreMotif.SuspensionVersement).Select(m => m.Code));
        Natures = connu is null ? [] : [.. Differences(connu)];
    }

    /// <summary>The picture.</summary>
    public FoyerRecu Foyer { get; }

    /// <summary>Number of the dossier.</summary>
    public long Id { get; }

    /// <summary>What the base knew; null when the dossier is new.</summary>
    public DossierConnu? Connu { get; }

    /// <summary>Codes of the reasons, prefixed by their kind: <c>R:</c> refusal, <c>D:</c> right, <c>V:</c> payment, <c>F:</c> closure.</summary>
    public string[] Motifs { get; }

    /// <summary>"Droit ouvert (suivi)" (<c>references/cnaf/flux.md</c> §5.1).</summary>
    public bool Suivi { get; }

    /// <summary>What changed: <c>etat</c>, <c>montant</c>, <c>situation</c>, <c>organisme</c>, <c>reductions</c>.</summary>
    public string[] Natures { get; }

    /// <summary>True when a line of history of the right is due.</summary>
    public bool DroitChange => Connu is null || Natures.Contains("etat") || Natures.Contains("montant");

    /// <summary>First day of the state, by the block that gives it, else <paramref name="jour"/>.</summary>
    public DateOnly EtatDepuis(DateOnly jour) => (EtatDroit?)Foyer.EtatDroit switch
    {
        EtatDroit.OuvertVersable when Connu?.Etat is null => Foyer.OuvertureDroit ?? Foyer.DateDemande,
        EtatDroit.DroitSuspendu => Debut(GenreMotif.SuspensionDroit) ?? jour,
        EtatDroit.VersementSuspendu => Debut(GenreMotif.SuspensionVersement) ?? jour,
        EtatDroit.Clos or EtatDroit.ClosMoisAnterieur => Debut(GenreMotif.FinDroit) ?? jour,
        EtatDroit.Refuse => Debut(GenreMotif.Refus) ?? jour,
        EtatDroit.EnAttente => Foyer.DateDemande,
        _ => jour,
    };

    /// <summary>Date of closure, when there is one.</summary>
    public DateOnly? Cloture => Debut(GenreMotif.FinDroit);

    /// <summary>Last day of the followed right when it is not followed any more: closure, refusal, or the first suspension that loses
    /// the right (§5.1); the day of the facts when the picture gives none.</summary>
    public DateOnly FinSuivi(DateOnly jour) => (EtatDroit?)Foyer.EtatDroit switch
    {
        EtatDroit.Clos or EtatDroit.ClosMoisAnterieur => Debut(GenreMotif.FinDroit) ?? jour,
        EtatDroit.Refuse => Debut(GenreMotif.Refus) ?? jour,
        EtatDroit.VersementSuspendu => Foyer.Motifs
            .Where(m => m.Genre == GenreMotif.SuspensionVersement && !DroitRsa.MotifsQuiConserventLeDroit.Contains(m.Code))
            .Min(m => m.Depuis) ?? jour,
        _ => jour,
    };

    /// <summary>Why the followed right ended, code of <c>parcours.motif_sortie</c>.</summary>
    public string MotifFin => (EtatDroit?)Foyer.EtatDroit switch
    {
        _ when Foyer.OuvertureAnnulee => "droit.annule",
        EtatDroit.Refuse => "droit.refuse",
        EtatDroit.VersementSuspendu => "droit.suspendu",
        _ => "droit.clos",
    };

    /// <summary>First departure announced for after <paramref name="jour"/>.</summary>
    public DateOnly? ProchainDepart(DateOnly jour)
    {
        DateOnly? prochain = null;
        foreach (var personne in Foyer.Personnes)
        {
            if (personne.RattacheJusque > jour && !(prochain <= personne.RattacheJusque))
            {
                prochain = personne.RattacheJusque;
            }
        }

        return prochain;
    }

    private DateOnly? Debut(GenreMotif genre) => Foyer.Motifs.Count == 0 ? null : Foyer.Motifs.Where(m => m.Genre == genre).Min(m => m.Depuis);

    private IEnumerable<string> Differences(DossierConnu connu)
    {
        if (connu.Etat != Foyer.EtatDroit || connu.Suivi != Suivi || !connu.Motifs.SequenceEqual(Motifs, StringComparer.Ordinal))
        {
            yield return "etat";
        }

        if (connu.Montant != Foyer.Montant || connu.Nature != Foyer.NatureDroit)
        {
            yield return "montant";
        }

        if (connu.SituationFamille != Foyer.SituationFamille || connu.PersonnesACharge != Foyer.PersonnesACharge)
        {
            yield return "situation";
        }

        if ((connu.Organisme, connu.NumeroOrganisme, connu.Matricule) != (Foyer.Organisme, Foyer.NumeroOrganisme, Foyer.Matricule))
        {
            yield return "organisme";
        }

        if (!connu.Reductions.SequenceEqual(Foyer.Reductions))
        {
            yield return "reductions";
        }
    }
}
