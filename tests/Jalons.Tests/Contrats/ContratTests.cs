using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Xunit;
using static Jalons.Tests.Contrats.ContratsDeTest;

namespace Jalons.Tests.Contrats;

/// <summary>From the draft to the signatures, and each refusal with its words.</summary>
public sealed class ContratTests
{
    private const CategorieOrganisme Departement = CategorieOrganisme.ServiceDepartement;

    [Fact]
    public void A_draft_takes_the_form_of_the_day_and_the_usual_length()
    {
        var contrat = Contrat.Preparer(Oriente(), Departement, Referent.Id, Regles, Maintenant).Valeur;
        Assert.Equal(FormeContrat.ContratEngagement, contrat.Forme);
        Assert.Equal(6, contrat.DureeMois);
        Assert.Equal(StatutContrat.Brouillon, contrat.Statut);
    }

    [Fact]
    public void A_person_not_oriented_or_gone_has_no_contract()
    {
        var nonOriente = Parcours.Entrer("55", new(1), null, Jour, Jour, null, Regles);
        Assert.Equal("contrat.non_oriente", Contrat.Preparer(nonOriente, Departement, Referent.Id, Regles, Maintenant).Refus!.Code);
        var sorti = Oriente();
        sorti.Sortir(Jour, "droit.clos");
        var refus = Contrat.Preparer(sorti, Departement, Referent.Id, Regles, Maintenant).Refus!;
        Assert.Equal("Le parcours de cette personne est terminé depuis le 3 mars 2026 : il n'y a plus de contrat à préparer.", refus.Message.EnSimple());
    }

    public static TheoryData<string, string> Manques() => new()
    {
        { "contrat.debut", "Il manque la date de début du contrat." },
        { "contrat.debut_passe", "La date de début est passée. Choisissez le 3 mars 2026 ou un jour à venir." },
        { "contrat.debut_lointain", "Le contrat commence au plus tard deux mois après avoir été proposé, le 3 mai 2026." },
        { "contrat.duree", "Indiquez la durée du contrat, de 1 à 24 mois." },
        { "contrat.objectif", "Écrivez au moins un objectif : ce que la personne veut atteindre." },
        { "contrat.action", "Écrivez au moins une action, avec qui la fait et pour quelle date." },
        { "contrat.objectif_libelle", "L'objectif 1 a des actions mais pas encore d'intitulé." },
        { "contrat.action_responsable", "Dites qui fait l'action « Passer le code »." },
        { "contrat.action_date", "Donnez une date à l'action « Passer le code »." },
        { "contrat.action_hors_periode", "L'action « Passer le code » est prévue le 3 septembre 2026, hors de la période du contrat." },
        { "contrat.engagement_service", "Écrivez au moins un engagement du service : ce que nous faisons." },
        { "contrat.engagement_personne", "Écrivez au moins un engagement de la personne : ce qu'elle fait." },
        { "contrat.heures", "Indiquez le nombre d'heures d'activité par semaine, de 0 à 40." },
        { "contrat.heures_motif", "Moins de 15 heures par semaine : choisissez la raison qui le permet." },
        { "contrat.heures_precision", "Dites en quelques mots quelle difficulté réduit le nombre d'heures, sans détail médical." },
        { "contrat.rythme", "Indiquez le rythme des rendez-vous, de 1 à 26 semaines." },
        { "contrat.droits_devoirs", "Expliquez à la personne ses droits et ses devoirs, puis cochez la case." },
    };

    [Theory]
    [MemberData(nameof(Manques))]
    public void An_incomplete_contract_is_not_proposed_and_says_what_is_missing(string code, string message)
    {
        var contrat = Brouillon(Sans(code));
        var refus = contrat.Proposer(Departement, Jour).Refus!;
        Assert.Equal((code, message), (refus.Code, refus.Message.EnSimple()));
        Assert.Equal(StatutContrat.Brouillon, contrat.Statut);
        Assert.Contains(contrat.Manques(Jour), m => m.Code == code);
    }

    [Fact]
    public void Everything_missing_is_told_at_once() =>
        Assert.Equal(
            ["contrat.debut", "contrat.duree", "contrat.objectif", "contrat.engagement_service", "contrat.engagement_personne", "contrat.heures", "contrat.rythme", "contrat.droits_devoirs"],
            Brouillon(new ContenuContrat()).Manques(Jour).Select(m => m.Code));

    [Fact]
    public void Both_sign_in_either_order_and_the_last_signature_counts()
    {
        var contrat = Propose();
        Assert.True(contrat.SignerReferent(Referent, contrat.Empreinte, Jour).EstFait);
        Assert.Equal(StatutContrat.Propose, contrat.Statut);
        Assert.False(contrat.EstEnVigueur(Jour.AddDays(2)));
        Assert.True(contrat.SignerPersonne(Amelie, "BERTIN LE GOFF amelie", contrat.Empreinte, ModeSignature.EspacePersonnel, Jour.AddDays(2), Jour.AddDays(2)).EstFait);
        Assert.Equal(StatutContrat.Signe, contrat.Statut);
        Assert.Equal(Jour.AddDays(2), contrat.SigneLe);
        Assert.Equal(new DateOnly(2026, 9, 2), contrat.Fin);
        Assert.False(contrat.EstEnVigueur(Jour.AddDays(1)));
        Assert.True(contrat.EstEnVigueur(Jour.AddDays(2)));
        Assert.True(contrat.EstEnVigueur(new DateOnly(2026, 9, 2)));
        Assert.False(contrat.EstEnVigueur(new DateOnly(2026, 9, 3)));
    }

    [Fact]
    public void The_person_signs_with_their_own_name()
    {
        var contrat = Propose();
        var refus = contrat.SignerPersonne(Amelie, "Amélie", contrat.Empreinte, ModeSignature.EnPresence, Jour, Jour).Refus!;
        Assert.Equal("Écrivez votre prénom et votre nom, comme dans votre dossier : Amélie Bertin-Le Goff.", refus.Message);
    }

    [Fact]
    public void What_is_signed_is_what_was_read()
    {
        var contrat = Propose();
        var lue = contrat.Empreinte;
        contrat.Reprendre();
        contrat.Rediger(Complet(Jour) with { HeuresHebdo = 20 });
        contrat.Proposer(Departement, Jour);
        Assert.Equal("contrat.autre_version", contrat.SignerPersonne(Amelie, "Amélie Bertin Le Goff", lue, ModeSignature.EnPresence, Jour, Jour).Refus!.Code);
    }

    [Fact]
    public void A_paper_signature_is_neither_before_the_proposal_nor_tomorrow()
    {
        foreach (var le in new[] { Jour.AddDays(-1), Jour.AddDays(1) })
        {
            var contrat = Propose();
            Assert.Equal("contrat.date_signature", contrat.SignerPersonne(Amelie, "Amélie Bertin Le Goff", contrat.Empreinte, ModeSignature.Papier, le, Jour).Refus!.Code);
        }
    }

    [Fact]
    public void A_contract_whose_period_is_over_is_not_signed_any_more()
    {
        var contrat = Propose();
        var refus = contrat.SignerReferent(Referent, contrat.Empreinte, new DateOnly(2026, 9, 3)).Refus!;
        Assert.Equal("La période de ce contrat est finie depuis le 2 septembre 2026. Abandonnez-le et préparez-en un autre.", refus.Message.EnSimple());
    }

    [Fact]
    public void A_renewal_starts_the_day_after_with_the_same_plan()
    {
        var suite = Signe().Renouveler(Oriente(), Departement, Referent.Id, Regles, Maintenant).Valeur;
        Assert.Equal(new DateOnly(2026, 9, 3), suite.Debut);
        Assert.Equal("Pouvoir se déplacer seule", Assert.Single(suite.Objectifs).Libelle);
        Assert.False(suite.DroitsDevoirsExpliques);
        Assert.Equal("contrat.non_signe", Propose().Renouveler(Oriente(), Departement, Referent.Id, Regles, Maintenant).Refus!.Code);
    }

    [Fact]
    public void A_contract_in_force_ends_with_a_reason_inside_its_period()
    {
        var contrat = Signe();
        Assert.Equal("contrat.raison", contrat.Terminer(Jour.AddDays(5), " ").Refus!.Code);
        Assert.Equal("La fin doit être comprise entre le 3 mars 2026 et le 2 septembre 2026.", contrat.Terminer(Jour.AddDays(-1), "Départ").Refus!.Message.EnSimple());
        Assert.Equal("contrat.non_abandonnable", contrat.Abandonner("Erreur", Jour).Refus!.Code);
        Assert.True(contrat.Terminer(Jour.AddDays(5), "Reprise d'emploi").EstFait);
        Assert.True(contrat.EstEnVigueur(Jour.AddDays(5)));
        Assert.False(contrat.EstEnVigueur(Jour.AddDays(6)));
        Assert.Equal("contrat.non_en_cours", contrat.Terminer(Jour.AddDays(5), "Encore").Refus!.Code);
    }

    [Fact]
    public void Less_than_fifteen_hours_needs_a_lawful_reason_and_fifteen_needs_none()
    {
        var contrat = Brouillon(Complet(Jour) with { HeuresHebdo = 0, MotifReduction = MotifReductionHeures.ParentIsoleSansGarde });
        Assert.Empty(contrat.Manques(Jour));
        contrat.Rediger(Complet(Jour) with { HeuresHebdo = 15, MotifReduction = MotifReductionHeures.SanteHandicapInvalidite });
        Assert.Null(contrat.MotifReduction);
    }

    private static ContenuContrat Sans(string code)
    {
        var complet = Complet(Jour);
        var fin = Jour.AddMonths(6);
        return code switch
        {
            "contrat.debut" => complet with { Debut = null },
            "contrat.debut_passe" => complet with { Debut = Jour.AddDays(-1) },
            "contrat.debut_lointain" => complet with { Debut = new DateOnly(2026, 5, 4) },
            "contrat.duree" => complet with { DureeMois = 25 },
            "contrat.objectif" => complet with { Objectifs = [] },
            "contrat.action" => complet with { Objectifs = [new(DomaineAction.Mobilite, "Conduire", [])] },
            "contrat.objectif_libelle" => complet with { Objectifs = [new(DomaineAction.Mobilite, " ", [new("Passer le code", ResponsableAction.Personne, Jour)])] },
            "contrat.action_responsable" => AvecAction(null, Jour),
            "contrat.action_date" => AvecAction(ResponsableAction.Personne, null),
            "contrat.action_hors_periode" => AvecAction(ResponsableAction.Personne, fin),
            "contrat.engagement_service" => complet with { EngagementsService = ["  "] },
            "contrat.engagement_personne" => AvecAction(ResponsableAction.Referent, Jour),
            "contrat.heures" => complet with { HeuresHebdo = 41 },
            "contrat.heures_motif" => complet with { HeuresHebdo = 14 },
            "contrat.heures_precision" => complet with { HeuresHebdo = 5, MotifReduction = MotifReductionHeures.AutreDifficulte },
            "contrat.rythme" => complet with { RythmeSemaines = 0 },
            "contrat.droits_devoirs" => complet with { DroitsDevoirsExpliques = false },
            _ => throw new ArgumentOutOfRangeException(nameof(code)),
        };

        ContenuContrat AvecAction(ResponsableAction? qui, DateOnly? quand) =>
            complet with { Objectifs = [new(DomaineAction.Mobilite, "Conduire", [new("Passer le code", qui, quand)])] };
    }
}
