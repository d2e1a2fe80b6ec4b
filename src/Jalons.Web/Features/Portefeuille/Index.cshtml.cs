using System.ComponentModel.DataAnnotations;
using Jalons.Data.Referentiel;
using Jalons.Data.RendezVous;
using Jalons.Data.Suivi;
using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Jalons.Web.Ui.Suivi;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Portefeuille;

/// <summary>The day of a référent: duties in order of urgency, rendez-vous of the day, everybody in their portfolio (issue 2, 3.5).</summary>
[Authorize(Roles = nameof(Role.Referent))]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge) : PageListe
{
    private Regles regles = null!;

    /// <summary>Only the people of a duty.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Situation")]
    public string? Liste { get; set; }

    /// <summary>Only one parcours.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Parcours")]
    public TypeParcours? Type { get; set; }

    /// <summary>Only the names that begin so.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Nom")]
    public string? Nom { get; set; }

    /// <summary>Order.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Tri { get; set; }

    /// <summary>Now.</summary>
    public DateTimeOffset Maintenant { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Jour { get; private set; }

    /// <summary>First name of the référent.</summary>
    public string Prenom => courant.Agent.Nom.Split(' ')[0];

    /// <summary>Everybody in the portfolio.</summary>
    public IReadOnlyList<SituationSuivi> Toutes { get; private set; } = [];

    /// <summary>The people chosen by the filters, in order.</summary>
    public IReadOnlyList<SituationSuivi> Choisies { get; private set; } = [];

    /// <summary>Rendez-vous of the day that hold the diary.</summary>
    public List<RendezVousLu> Journee { get; private set; } = [];

    /// <summary>Past rendez-vous to record.</summary>
    public int ANoter { get; private set; }

    /// <summary>People who said they cannot come.</summary>
    public int Empechements { get; private set; }

    /// <summary>The lists that duties lead to.</summary>
    public IReadOnlyList<ListePortefeuille> Listes { get; private set; } = [];

    /// <summary>Choices of the filter.</summary>
    public IEnumerable<SelectListItem> ChoixListes => Listes.Select(l => new SelectListItem(l.Titre, l.Code));

    /// <summary>Choices of the filter.</summary>
    public static IReadOnlyList<SelectListItem> ChoixTypes { get; } = ListesDeChoix.De<TypeParcours>(t => char.ToUpperInvariant(t.Libelle()[0]) + t.Libelle()[1..]);

    /// <summary>The filters in the address.</summary>
    public IReadOnlyList<FiltreChoisi> Filtres =>
    [
        .. Listes.Where(l => l.Code == Liste).Select(l => new FiltreChoisi("liste", l.Titre)),
        .. Type is { } type ? [new FiltreChoisi("type", $"Parcours : {type.Libelle()}")] : Array.Empty<FiltreChoisi>(),
        .. string.IsNullOrWhiteSpace(Nom) ? [] : new[] { new FiltreChoisi("nom", $"Nom : {Nom}") },
    ];

    /// <summary>How many people a list holds.</summary>
    public int Compter(string liste) => Toutes.Count(Listes.Single(l => l.Code == liste).Contient);

    /// <summary>Contracts to write whose last day is past.</summary>
    public int EnRetard => Toutes.Count(p => p.EstContratAEcrire(Jour) && Echeance(p)?.Le < Jour);

    /// <summary>Contracts to write whose last day comes within the week.</summary>
    public int Bientot => Toutes.Count(p => p.EstContratAEcrire(Jour) && Echeance(p) is { } e && e.Le >= Jour && e.Le <= Jour.AddDays(7));

    /// <summary>People without news who have no rendez-vous either.</summary>
    public int SansNouvellesNiRendezVous => Toutes.Count(p => p.SansNouvellesDepuis(regles, Jour) is not null && p.ProchainRendezVous is null);

    /// <summary>Days of the local alert, in words.</summary>
    public string DelaiSansNouvelles => regles.EnVigueur(CodesRegle.SansNouvellesDelai, Jour) is { } d ? $"{d.Nombre} {(d.Unite == UniteDelai.Mois ? "mois" : "jours")}" : "";

    /// <summary>Last day to sign the contract of a person.</summary>
    public Echeance? Echeance(SituationSuivi personne) => personne.EcheanceContrat(regles, Jour);

    /// <summary>Day of the last sign, when it is too old.</summary>
    public DateOnly? SansNouvelles(SituationSuivi personne) => personne.SansNouvellesDepuis(regles, Jour);

    /// <summary>Reads the day.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        await LireAsync(annulation);
        var journee = await (await connexion.OuvrirAsync(annulation)).LireJourneeAsync(courant.Agent.Id, Jour, annulation);
        Journee = [.. journee.Where(r => r.Jour == Jour && r.Statut.OccupeAgenda())];
        ANoter = journee.Count(r => r.EstANoter(Maintenant));
        Empechements = journee.Count(r => r.EstAVenir(Maintenant) && r.EmpechementLe is not null);
        Compter(Choisies.Count);
    }

    /// <summary>The chosen list as a file.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken annulation)
    {
        await LireAsync(annulation);
        return ExportCsv.Fichier(
            $"portefeuille-{Jour:yyyy-MM-dd}.csv",
            ["Nom", "Prénom", "Date de naissance", "Commune", "Téléphone", "Parcours", "Suivi depuis", "Dernier contact", "Prochain rendez-vous", "Contrat jusqu’au", "Contrat à signer avant le"],
            Choisies.Select(p => new object?[]
            {
                p.Nom, p.Prenom, p.DateNaissance, p.Commune, p.Telephone, p.Type?.Libelle(), p.SuiviDepuis, p.DernierContact,
                p.ProchainDebut is { } debut ? Dates.Simple(debut) : null, p.ContratFin, Echeance(p)?.Le,
            }));
    }

    private async Task LireAsync(CancellationToken annulation)
    {
        Maintenant = horloge.GetUtcNow();
        Jour = Maintenant.JourAParis();
        var lecture = await connexion.OuvrirAsync(annulation);
        regles = await lecture.LireReglesAsync(courant.Agent.Departement, annulation);
        Toutes = await lecture.LirePortefeuilleAsync(courant.Agent.Id, Maintenant, annulation);
        Listes = ListePortefeuille.Du(Jour, regles);
        Choisies = [.. Trier(Toutes.Where(EstChoisie))];
    }

    private bool EstChoisie(SituationSuivi personne) =>
        (Listes.FirstOrDefault(l => l.Code == Liste)?.Contient(personne) ?? true)
        && (Type is null || personne.Type == Type)
        && (string.IsNullOrWhiteSpace(Nom) || Cles.Nom(personne.Nom).StartsWith(Cles.Nom(Nom), StringComparison.Ordinal));

    private IEnumerable<SituationSuivi> Trier(IEnumerable<SituationSuivi> personnes) => (Tri ?? (Liste == "a-ecrire" ? "contrat" : "nom")) switch
    {
        "-nom" => personnes.Reverse(),
        "commune" => personnes.OrderBy(p => p.Commune, StringComparer.CurrentCulture),
        "-commune" => personnes.OrderByDescending(p => p.Commune, StringComparer.CurrentCulture),
        "contact" => personnes.OrderBy(p => p.DernierContact ?? DateOnly.MinValue),
        "-contact" => personnes.OrderByDescending(p => p.DernierContact ?? DateOnly.MinValue),
        "rendez-vous" => personnes.OrderBy(p => p.ProchainDebut ?? DateTimeOffset.MaxValue),
        "-rendez-vous" => personnes.OrderByDescending(p => p.ProchainDebut ?? DateTimeOffset.MinValue),
        "contrat" => personnes.OrderBy(TermeContrat),
        "-contrat" => personnes.OrderByDescending(TermeContrat),
        _ => personnes,
    };

    private DateOnly TermeContrat(SituationSuivi p) => Echeance(p)?.Le ?? p.ContratFin ?? DateOnly.MaxValue;
}
