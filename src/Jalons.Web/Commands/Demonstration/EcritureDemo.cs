using Jalons.Data.Socle;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.RendezVous;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>What a period of the story has produced, until it is written by sets.</summary>
/// <param name="masse">Writes by sets.</param>
internal sealed class EcritureDemo(EcritureEnMasse masse)
{
    /// <summary>Lines of the journal.</summary>
    public List<Acte> Actes { get; } = [];

    /// <summary>People whose contact details were noted.</summary>
    public List<Personne> Personnes { get; } = [];

    /// <summary>Decisions taken.</summary>
    public List<DecisionOrientation> Decisions { get; } = [];

    /// <summary>Decisions whose notification was noted later.</summary>
    public List<DecisionOrientation> Notifications { get; } = [];

    /// <summary>Référents named.</summary>
    public List<SuiviReferent> Suivis { get; } = [];

    /// <summary>Rendez-vous that will not change any more.</summary>
    public List<RendezVousPris> RendezVous { get; } = [];

    /// <summary>Contracts written and not kept yet.</summary>
    public List<Contrat> Contrats { get; } = [];

    /// <summary>Contracts kept before, which have been signed or ended since.</summary>
    public HashSet<Contrat> ContratsChanges { get; } = [];

    /// <summary>Words said on actions.</summary>
    public List<AvancementAction> Avancements { get; } = [];

    /// <summary>What was written so far, for the person who waits.</summary>
    public (int Orientations, int RendezVous, int Contrats, int Actes) Total { get; private set; }

    /// <summary>Adds a line of the journal.</summary>
    public void Noter(Agent agent, DateTimeOffset quand, string nature, string libelle, Recit recit) =>
        Actes.Add(Acte.De(agent, quand, nature, libelle, recit.Personne.Id, recit.Parcours.Dossier));

    /// <summary>Writes diagnostics and gives them their numbers: decisions point to them.</summary>
    public async Task DiagnostiquerAsync(IReadOnlyCollection<Diagnostic> diagnostics, CancellationToken annulation)
    {
        await masse.NumeroterAsync(diagnostics, annulation);
        await masse.AjouterAsync(diagnostics, annulation: annulation);
    }

    /// <summary>Writes the contracts with all that they contain, before anybody signs them, and after what became of those before them.</summary>
    public async Task ContracterAsync(CancellationToken annulation)
    {
        await masse.ModifierAsync(ContratsChanges, EtatDuContrat, annulation);
        ContratsChanges.Clear();
        var objectifs = Contrats.SelectMany(c => c.Objectifs.Select(o => (Contrat: c, Objectif: o))).ToDictionary(p => p.Objectif, p => p.Contrat);
        var actions = objectifs.Keys.SelectMany(o => o.Actions.Select(a => (Objectif: o, Action: a))).ToDictionary(p => p.Action, p => p.Objectif);
        var engagements = Contrats.SelectMany(c => c.Engagements.Select(e => (Contrat: c, Engagement: e))).ToDictionary(p => p.Engagement, p => p.Contrat);
        await AjouterAsync(Contrats, null, annulation);
        await AjouterAsync(objectifs.Keys, new("contrat", o => objectifs[o].Id.Valeur), annulation);
        await AjouterAsync(actions.Keys, new("objectif", a => actions[a].Id.Valeur), annulation);
        await AjouterAsync(engagements.Keys, new("contrat", e => engagements[e].Id.Valeur), annulation);
        Total = Total with { Contrats = Total.Contrats + Contrats.Count };
        Contrats.Clear();
    }

    /// <summary>Gives numbers to rendez-vous that others may replace.</summary>
    public Task NumeroterAsync(IEnumerable<RendezVousPris> rendezVous, CancellationToken annulation) =>
        masse.NumeroterAsync([.. rendezVous.Where(r => r.Id.Valeur == 0)], annulation);

    /// <summary>Writes all the rest.</summary>
    public async Task VersAsync(CancellationToken annulation)
    {
        await AjouterAsync(Decisions, null, annulation);
        await AjouterAsync(Suivis, null, annulation);
        await NumeroterAsync(RendezVous, annulation);
        await masse.AjouterAsync(RendezVous, annulation: annulation);
        await AjouterAsync(Avancements, null, annulation);
        await AjouterAsync([.. Actes.OrderBy(a => a.Quand)], null, annulation);
        await masse.ModifierAsync(Personnes, [nameof(Personne.Telephone), nameof(Personne.Courriel)], annulation);
        await masse.ModifierAsync(Notifications, [nameof(DecisionOrientation.NotifieeLe)], annulation);
        await masse.ModifierAsync(ContratsChanges, EtatDuContrat, annulation);
        Total = (Total.Orientations + Decisions.Count, Total.RendezVous + RendezVous.Count, Total.Contrats, Total.Actes + Actes.Count);
        Vider();
    }

    /// <summary>Writes where parcours stand.</summary>
    public Task SituerAsync(IEnumerable<Parcours> parcours, CancellationToken annulation) => masse.ModifierAsync(
        parcours,
        [nameof(Parcours.Type), nameof(Parcours.OrienteLe), nameof(Parcours.Organisme), nameof(Parcours.Referent), nameof(Parcours.ContratJusque), nameof(Parcours.DernierContact)],
        annulation);

    private static readonly string[] EtatDuContrat =
    [
        nameof(Contrat.Statut), nameof(Contrat.SignePersonneLe), nameof(Contrat.SignePersonneNom), nameof(Contrat.SignePersonneMode),
        nameof(Contrat.SigneReferentLe), nameof(Contrat.SigneReferentNom), nameof(Contrat.SigneLe), nameof(Contrat.TermineLe), nameof(Contrat.Raison),
    ];

    private async Task AjouterAsync<T>(IReadOnlyCollection<T> entites, EcritureEnMasse.ColonneAjoutee<T>? ajoutee, CancellationToken annulation) where T : class
    {
        await masse.NumeroterAsync(entites, annulation);
        await masse.AjouterAsync(entites, ajoutee, annulation);
    }

    private void Vider()
    {
        Decisions.Clear();
        Suivis.Clear();
        RendezVous.Clear();
        Avancements.Clear();
        Actes.Clear();
        Personnes.Clear();
        Notifications.Clear();
        ContratsChanges.Clear();
    }
}
