using Jalons.Data.Demonstration;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>
/// Tells what people and professionals did between two flows: those who enter are met, oriented, given to a référent, seen, and sign;
/// those who leave stop there. Nothing is known before the flow that tells it.
/// </summary>
/// <param name="programme">When.</param>
/// <param name="equipe">Who.</param>
/// <param name="regles">Dated rules.</param>
/// <param name="connexion">Connection tied to the département; the caller holds the transaction.</param>
/// <param name="db">Unit of work over that connection, to read aggregates.</param>
internal sealed class HistoireDemo(ProgrammeDemo programme, EquipeDemo equipe, Regles regles, NpgsqlConnection connexion, JalonsDb db)
{
    private readonly SortedDictionary<long, Recit> recits = [];
    private readonly EcritureDemo ecriture = new(new EcritureEnMasse(connexion, db.Model));
    private DateTimeOffset vecu = programme.Debut;
    private OrientationDemo? orientations;
    private ContratsDemo? contrats;
    private RendezVousDemo? rendezVous;

    /// <summary>The stories, by number of the parcours.</summary>
    public IReadOnlyCollection<Recit> Recits => recits.Values;

    /// <summary>What was written so far.</summary>
    public (int Orientations, int RendezVous, int Contrats, int Actes) Total => ecriture.Total;

    /// <summary>Orientations.</summary>
    public OrientationDemo Orientations => orientations ??= new(programme, equipe, ecriture);

    /// <summary>Contracts.</summary>
    public ContratsDemo Contrats => contrats ??= new(programme, regles, ecriture);

    /// <summary>Rendez-vous.</summary>
    public RendezVousDemo RendezVous => rendezVous ??= new(programme, Contrats, ecriture);

    /// <summary>Learns what the last flow told: who left, who came back, who entered.</summary>
    public async Task ApprendreAsync(DateTimeOffset recuLe, CancellationToken annulation)
    {
        var ouverture = recuLe.JourAParis().AParis(new TimeOnly(8, 40));
        var sorties = await connexion.LireSortiesAsync(annulation);
        var revenus = new List<Recit>();
        foreach (var (numero, recit) in recits)
        {
            if (sorties.TryGetValue(numero, out var sortie))
            {
                Clore(recit, sortie.Le, sortie.Motif, recuLe > ouverture ? recuLe : ouverture);
            }
            else if (recit.EstClos)
            {
                revenus.Add(recit);
            }
        }

        await ReprendreAsync(revenus, recuLe, annulation);
        await AccueillirAsync(annulation);
    }

    /// <summary>Lives every story until an instant, week by week, and writes what was done.</summary>
    public async Task VivreAsync(DateTimeOffset jusqua, CancellationToken annulation)
    {
        do
        {
            vecu = vecu.AddDays(7) < jusqua ? vecu.AddDays(7) : jusqua;
            await VivreUneSemaineAsync(vecu, annulation);
        }
        while (vecu < jusqua);
    }

    private async Task VivreUneSemaineAsync(DateTimeOffset jusqua, CancellationToken annulation)
    {
        if (jusqua.JourAParis() > programme.Aujourdhui.AddDays(-7))
        {
            equipe.Vitrine.Reserve = 0;
        }

        var jour = jusqua.JourAParis();
        var aVoir = recits.Values.Where(r => r is { EstClos: false, EstOubliee: false, Diagnostic: null } && r.DiagnosticLe < jour).ToList();
        await ecriture.DiagnostiquerAsync([.. aVoir.Select(Orientations.Diagnostiquer)], annulation);
        foreach (var recit in recits.Values.Where(r => !r.EstClos))
        {
            Orienter(recit, jour);
            RendezVous.Avancer(recit, jusqua);
            Contrats.Ecrire(recit, jour);
        }

        await ecriture.ContracterAsync(annulation);
        foreach (var recit in recits.Values.Where(r => !r.EstClos))
        {
            Contrats.Signer(recit, jour);
        }

        await ecriture.NumeroterAsync(recits.Values.Select(r => r.RendezVous).OfType<Domain.RendezVous.RendezVousPris>(), annulation);
        await ecriture.VersAsync(annulation);
    }

    /// <summary>Writes what is still open: drafts, rendez-vous to come, where everybody stands.</summary>
    public async Task ConclureAsync(CancellationToken annulation)
    {
        foreach (var recit in recits.Values)
        {
            Contrats.Garder(recit);
            if (recit.RendezVous is { } prevu)
            {
                ecriture.RendezVous.Add(prevu);
            }
        }

        await ecriture.ContracterAsync(annulation);
        await ecriture.VersAsync(annulation);
        await ecriture.SituerAsync(recits.Values.Where(r => r.Decision is not null).Select(r => r.Parcours), annulation);
    }

    private void Orienter(Recit recit, DateOnly jour)
    {
        if (recit is { EstOubliee: false, Decision: null, Diagnostic: not null } && recit.DecisionLe < jour)
        {
            Orientations.Prononcer(recit);
        }

        if (recit.NotificationLe is { } arrivee && arrivee < jour)
        {
            Orientations.Notifier(recit, arrivee);
        }

        while (recit.DesignationLe is { } designation && designation < jour)
        {
            Orientations.Designer(recit, designation);
        }
    }

    private void Clore(Recit recit, DateOnly le, string motif, DateTimeOffset quand)
    {
        if (recit.EstClos)
        {
            return;
        }

        Contrats.Abandonner(recit, quand);
        if (recit.Referent is { } referent)
        {
            RendezVous.Renoncer(recit, quand);
            referent.Charge--;
        }

        Orientations.Oublier(recit, partie: true);
        (recit.NotificationLe, recit.DesignationLe) = (null, null);
        recit.Parcours.Sortir(le, motif);
    }

    /// <summary>People who came back within a month: the same parcours goes on, with the same référent.</summary>
    private async Task ReprendreAsync(List<Recit> revenus, DateTimeOffset recuLe, CancellationToken annulation)
    {
        await ecriture.SituerAsync(revenus.Where(r => r.Decision is not null).Select(r => r.Parcours), annulation);
        var rouverts = await ChargerAsync(revenus.Select(r => r.Parcours.Id), annulation);
        foreach (var recit in revenus)
        {
            recit.Parcours = rouverts[recit.Parcours.Id];
            if (recit.Referent is { } referent)
            {
                referent.Charge++;
                recit.FixationLe = JoursOuvres.Instant(JoursOuvres.Suivant(recuLe.JourAParis().AddDays(2)), recit.Hasard);
                recit.ProchainJour = recuLe.JourAParis().AddDays(10);
            }
        }
    }

    private async Task AccueillirAsync(CancellationToken annulation)
    {
        var arrivees = await connexion.LireArriveesAsync(new ParcoursId(recits.Count == 0 ? 0 : recits.Keys.Last()), annulation);
        var parcours = await ChargerAsync(arrivees.Select(a => a.Parcours), annulation);
        var identifiants = arrivees.Select(a => a.Personne).ToArray();
        var personnes = await db.Personnes.AsNoTracking().Where(p => identifiants.Contains(p.Id)).ToDictionaryAsync(p => p.Id, annulation);
        foreach (var arrivee in arrivees)
        {
            var recit = new Recit(parcours[arrivee.Parcours], personnes[arrivee.Personne], arrivee, new Hasard(ReglagesDemo.Graine, arrivee.Parcours.Valeur));
            Joindre(recit);
            recit.EstModele = recits.Values.Count(r => r is { EstModele: true, EstClos: false }) < ModeleDemo.Places
                && ModeleDemo.Convient(recit, programme, equipe.Vitrine)
                && recits.Values.All(r => r.Personne.Id != recit.Personne.Id);
            Orientations.Prevoir(recit);
            recits.Add(arrivee.Parcours.Valeur, recit);
        }
    }

    /// <summary>Most people gave a telephone number, some an e-mail address.</summary>
    private void Joindre(Recit recit)
    {
        if (recit.Personne.Telephone is not null)
        {
            return;
        }

        var (hasard, personne) = (recit.Hasard, recit.Personne);
        var courriel = $"{personne.ClePrenom}.{personne.CleNom}@exemple.fr".Replace(' ', '-').ToLowerInvariant();
        personne.Joindre(hasard.Chance(86) ? Telephones.Mobile(hasard) : null, hasard.Chance(44) ? courriel : null);
        ecriture.Personnes.Add(personne);
    }

    private async Task<Dictionary<ParcoursId, Parcours>> ChargerAsync(IEnumerable<ParcoursId> numeros, CancellationToken annulation)
    {
        var voulus = numeros.ToArray();
        return voulus.Length == 0 ? [] : await db.Parcours.AsNoTracking().Where(p => voulus.Contains(p.Id)).ToDictionaryAsync(p => p.Id, annulation);
    }
}
