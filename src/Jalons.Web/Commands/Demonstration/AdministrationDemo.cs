using System.Text.Json;
using Jalons.Data.Habilitations;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Features.Administration;
using Jalons.Web.Ui;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>What the administrators did: opened organismes and accounts before the first flow, then what a year and a half asks for.</summary>
/// <param name="programme">When.</param>
/// <param name="departement">Code of the département.</param>
/// <param name="chefLieu">Post code and town of its seat; null when not known.</param>
/// <param name="db">Unit of work.</param>
internal sealed class AdministrationDemo(ProgrammeDemo programme, string departement, string? chefLieu, JalonsDb db)
{
    private readonly Hasard hasard = new(ReglagesDemo.Graine, 5_500);
    private DateTimeOffset quand;

    /// <summary>Writes it all in the journal, and the local rules beside it.</summary>
    public async Task RaconterAsync(IReadOnlyList<Organisme> organismes, IReadOnlyList<Compte> comptes, CancellationToken annulation)
    {
        var administrateurs = comptes.Where(c => c.Role == Role.Administrateur).Select(c => c.EnAgent()).ToList();
        var (principal, second) = (administrateurs[0], administrateurs[^1]);
        Commencer(programme.Debut.JourAParis().AddDays(-12));
        await DecrireAsync(principal, annulation);
        foreach (var organisme in organismes)
        {
            Noter(principal, NaturesAdministration.OrganismeOuvert, $"Organisme ajouté : {organisme.Nom}", SurOrganisme(organisme));
        }

        foreach (var compte in comptes.Where(c => c.Id != principal.Id.Valeur))
        {
            Noter(compte.Id % 3 == 0 ? second : principal, NaturesAdministration.CompteOuvert, $"Compte ouvert : {compte.NomComplet}, {compte.Role.Libelle()}", SurCompte(compte));
        }

        VivreAuQuotidien(principal, second, comptes, organismes);
        await ReglerAsync(principal, annulation);
        await db.SaveChangesAsync(annulation);
    }

    /// <summary>How the département is reached: its letters carry it.</summary>
    private async Task DecrireAsync(Agent auteur, CancellationToken annulation)
    {
        if (chefLieu is null)
        {
            return;
        }

        var coordonnees = new CoordonneesDepartement($"Hôtel du Département, place du Département, {chefLieu}", "03 53 01 55 00", "insertion@exemple.fr");
        await db.EcrireCoordonneesAsync(departement, coordonnees, (await db.LireCoordonneesAsync(departement, annulation)).Version, annulation);
        Noter(
            auteur, NaturesAdministration.DepartementDecrit,
            $"Coordonnées du département modifiées : {coordonnees.Adresse} · {coordonnees.Telephone} · {coordonnees.Courriel}", JsonSerializer.Serialize(new { departement }));
    }

    /// <summary>Month after month: passwords given again, accounts unlocked, places changed.</summary>
    private void VivreAuQuotidien(Agent principal, Agent second, IReadOnlyList<Compte> comptes, IReadOnlyList<Organisme> organismes)
    {
        List<Compte> referents = [.. comptes.Where(c => c.Role == Role.Referent)];
        for (var jour = programme.Debut.JourAParis().AddDays(9); jour < programme.Aujourdhui.AddDays(-2); jour = jour.AddDays(hasard.Entre(6, 16)))
        {
            Commencer(jour);
            var (auteur, compte) = (hasard.Chance(60) ? principal : second, hasard.Parmi(referents));
            switch (hasard.Entre(0, 9))
            {
                case < 4: Noter(auteur, NaturesAdministration.MotDePasseDonne, $"Mot de passe provisoire donné : {compte.NomComplet}", SurCompte(compte)); break;
                case < 7: Noter(auteur, NaturesAdministration.CompteDebloque, $"Compte débloqué : {compte.NomComplet}", SurCompte(compte)); break;
                case < 9: Noter(auteur, NaturesAdministration.CompteModifie, $"Compte modifié : {compte.NomComplet}, {compte.Role.Libelle()}", SurCompte(compte)); break;
                default:
                    var organisme = hasard.Parmi(organismes);
                    Noter(auteur, NaturesAdministration.OrganismeModifie, $"Organisme modifié : {organisme.Nom}", SurOrganisme(organisme));
                    break;
            }
        }

        if (comptes.LastOrDefault(c => c.Role == Role.Pilote) is { } oubliee)
        {
            oubliee.MotDePasseProvisoireJusqua = programme.Maintenant.AddDays(-4);
            Commencer(programme.Aujourdhui.AddDays(-13));
            Noter(principal, NaturesAdministration.MotDePasseDonne, $"Mot de passe provisoire donné : {oubliee.NomComplet}", SurCompte(oubliee));
        }
    }

    /// <summary>The département wants to hear from people sooner since the change of practice, and to meet them sooner from next month on.</summary>
    private async Task ReglerAsync(Agent auteur, CancellationToken annulation)
    {
        var deliberation = JoursOuvres.Avant(programme.Reforme.AddDays(-20));
        await AjouterAsync(auteur, CodesRegle.SansNouvellesDelai, 45, programme.Reforme, deliberation, annulation);
        var recente = JoursOuvres.Avant(programme.Aujourdhui.AddDays(-12));
        await AjouterAsync(auteur, CodesRegle.PremierRendezVousDelai, 10, new DateOnly(programme.Aujourdhui.Year, programme.Aujourdhui.Month, 1).AddMonths(1), recente, annulation);
    }

    private async Task AjouterAsync(Agent auteur, string code, int jours, DateOnly du, DateOnly deliberation, CancellationToken annulation)
    {
        var regle = new Regle(code, departement, new Periode(du, null), new Delai(jours, UniteDelai.Jours, $"Délibération du {deliberation.EnClair()}"));
        if ((await db.AjouterRegleAsync(regle, annulation)).Refus is { } refus)
        {
            throw new InvalidOperationException(refus.Message);
        }

        Commencer(JoursOuvres.Suivant(deliberation.AddDays(3)));
        Noter(
            auteur, NaturesAdministration.RegleAjoutee,
            $"Règle ajoutée : {ReglesLocales.Libelle(code)}, {jours} jours à partir du {du:dd/MM/yyyy}. {regle.Delai.Fondement}", null);
    }

    /// <summary>Sits down at the desk on a day, or on the first open one after it.</summary>
    private void Commencer(DateOnly jour) => quand = JoursOuvres.Suivant(jour).AParis(new TimeOnly(9, hasard.Entre(2, 50)));

    /// <summary>One act after the other, a few minutes apart, in office hours.</summary>
    private void Noter(Agent auteur, string nature, string libelle, string? donnees)
    {
        quand = quand.AddSeconds(hasard.Entre(70, 280));
        if (TimeZoneInfo.ConvertTime(quand, Calendrier.Paris).Hour >= 17)
        {
            Commencer(quand.JourAParis().AddDays(1));
        }

        db.Actes.Add(Acte.De(auteur, quand, nature, libelle, donnees: donnees));
    }

    private static string SurCompte(Compte compte) => JsonSerializer.Serialize(new { compte = compte.Id });

    private static string SurOrganisme(Organisme organisme) => JsonSerializer.Serialize(new { organisme = organisme.Id.Valeur });
}
