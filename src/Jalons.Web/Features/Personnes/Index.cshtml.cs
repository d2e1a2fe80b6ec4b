using Jalons.Data.Dossiers;
using Jalons.Data.Habilitations;
using Jalons.Data.Orientation;
using Jalons.Data.Referentiel;
using Jalons.Data.Suivi;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Jalons.Web.Ui.Suivi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace Jalons.Web.Features.Personnes;

/// <summary>The file of a person: who they are, the line of their parcours, what is going on now (issue 2, 3.2).</summary>
/// <param name="courant">Who opens it.</param>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Consultations.</param>
/// <param name="horloge">Today.</param>
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, Journal journal, TimeProvider horloge) : PageModel
{
    private const int LignesJournal = 30;

    /// <summary>The person.</summary>
    public PersonneLue Personne { get; private set; } = null!;

    /// <summary>Acts written about the person.</summary>
    public IReadOnlyList<LigneJournal> Actes { get; private set; } = [];

    /// <summary>Who looked at the file; for gestionnaires and the référent.</summary>
    public IReadOnlyList<LigneJournal> Consultations { get; private set; } = [];

    /// <summary>The strip on top.</summary>
    public Identite Identite { get; private set; } = null!;

    /// <summary>The line of the parcours, latest first.</summary>
    public IReadOnlyList<Jalon> Ligne { get; private set; } = [];

    /// <summary>Rendez-vous and contract; null for those who do not follow the person.</summary>
    public SuiviEnCours? Suivi { get; private set; }

    /// <summary>The merges that made this file; for gestionnaires.</summary>
    public IReadOnlyList<ReunionLue> Reunions { get; private set; } = [];

    /// <summary>What flows say otherwise of the identity that an agent settled; for gestionnaires.</summary>
    public IReadOnlyList<IdentiteEcrite> Ecrites { get; private set; } = [];

    /// <summary>Where their personal space stands.</summary>
    public VueEspace Espace { get; private set; } = null!;

    /// <summary>What France Travail told, the present state first.</summary>
    public IReadOnlyList<EvenementFranceTravail> FranceTravail => Personne.FranceTravail;

    /// <summary>Who reads.</summary>
    public Role Role => courant.Agent.Role;

    /// <summary>Shows the file and writes down that it was opened.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await lecture.LirePersonneAsync(id, courant.Agent, annulation) is not { } personne)
        {
            return await SuivreAsync(lecture, id, annulation);
        }

        Personne = personne;
        if (Role == Role.Gestionnaire && personne.VerifieeLe is not null)
        {
            Reunions = await lecture.LireReunionsDeAsync(id, annulation);
            Ecrites = await lecture.LireIdentitesEcritesAsync(id, annulation);
        }

        var lignes = await lecture.LireJournalAsync(id, LignesJournal, annulation);
        Actes = [.. lignes.Where(l => !l.EstConsultation)];
        Consultations = [.. lignes.Where(l => l.EstConsultation)];
        if (Role != Role.ChargeOrientation)
        {
            var regles = await lecture.LireReglesAsync(courant.Agent.Departement, annulation);
            var lu = await lecture.LireSuiviAsync(new PersonneId(id), horloge.GetUtcNow(), annulation);
            Suivi = new SuiviEnCours(new PersonneId(id), lu, regles, horloge.GetUtcNow(), Role == Role.Referent);
        }

        Espace = new VueEspace(personne.Espace, horloge.GetUtcNow());
        Identite = Resumer(personne, horloge.Aujourdhui());
        var duSuivi = Suivi is null ? [] : JalonsDuSuivi.De(Suivi.Suivi, horloge.GetUtcNow(), Suivi.PeutAgir);
        var etapes = await lecture.LireEtapesAsync(new PersonneId(id), courant.Agent, annulation);
        Ligne = [.. JalonsDuParcours.De(personne, etapes).Concat(duSuivi).OrderByDescending(j => j.Date)];
        await journal.ConsulterAsync("Dossier de la personne", new PersonneId(id), null, annulation);
        return Page();
    }

    /// <summary>The number of a file merged with another leads to it, for whom may open that one.</summary>
    private async Task<IActionResult> SuivreAsync(NpgsqlConnection lecture, long id, CancellationToken annulation) =>
        await lecture.SuivreNumeroAsync(id, annulation) is { } gardee && await lecture.LirePersonneAsync(gardee, courant.Agent, annulation) is not null
            ? RedirectToPage(new { id = gardee })
            : NotFound();

    private Identite Resumer(PersonneLue personne, DateOnly jour)
    {
        var parcours = personne.ParcoursOuvert;
        var referent = parcours?.Referent is { } nom ? $"{nom}, {parcours.Organisme}" : parcours?.Organisme;
        return new Identite($"{personne.Prenom} {personne.Nom}", Dates.Age(personne.DateNaissance, jour), personne.Foyer?.Commune, referent, Suivi?.Prochain?.Debut)
        {
            Faits = [.. Faits(personne)],
            Alertes = [.. Alertes(personne, jour)],
        };
    }

    private IEnumerable<(string, string)> Faits(PersonneLue personne)
    {
        yield return ("Naissance", Dates.Simple(personne.DateNaissance));
        if (personne.NomNaissance != personne.Nom)
        {
            yield return ("Nom de naissance", personne.NomNaissance);
        }

        if (personne.Telephone is { } telephone)
        {
            yield return ("Téléphone", telephone);
        }

        if (Role == Role.Gestionnaire)
        {
            yield return ("NIR", personne.Nir ?? "inconnu");
        }
    }

    private static IEnumerable<Alerte> Alertes(PersonneLue personne, DateOnly jour)
    {
        if (personne.ParcoursOuvert is { OrienteLe: null, Echeance: { } echeance })
        {
            yield return echeance < jour
                ? new Alerte(Nature.Retard, $"À orienter : en retard de {Dates.Ecart(echeance, jour)}")
                : new Alerte(Nature.Bientot, $"À orienter {Dates.RelativeEtSimple(echeance, jour)}");
        }

        if (personne.Foyer is { EtatDroit: { } etat } && (EtatDroit)etat is not EtatDroit.OuvertVersable)
        {
            yield return new Alerte(LibellesFoyer.Nature((EtatDroit)etat), ((EtatDroit)etat).Libelle());
        }
    }
}
