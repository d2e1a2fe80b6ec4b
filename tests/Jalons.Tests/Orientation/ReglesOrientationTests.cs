using FsCheck;
using FsCheck.Fluent;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Xunit;

namespace Jalons.Tests.Orientation;

/// <summary>Rules of orientation as data: those delivered, those that a département writes.</summary>
public sealed class ReglesOrientationTests
{
    private static readonly DateOnly Jour = new(2026, 11, 20);
    private static readonly SituationRecue Rien = new(null, null, 0, null);

    /// <summary>The routing cases of the Deux-Sèvres (seed 004, AT01 to AT07).</summary>
    public static TheoryData<string, FaitsOrientation, CategorieOrganisme, TypeParcours, string[]> CinqVoies => new()
    {
        { "AT01 : 34 ans, inscrite à France Travail", Faits(34, Rien with { Activite = "ANP" }), CategorieOrganisme.FranceTravail, TypeParcours.Emploi, [] },
        { "AT02 : PLIE, pas France Travail", Faits(38, null, new() { Accompagnement = AccompagnementEnCours.Plie }), CategorieOrganisme.MdeMdefPlieCapEmploi, TypeParcours.Emploi, [] },
        { "AT03 : 24 ans, rien d’autre", Faits(24), CategorieOrganisme.MissionLocale, TypeParcours.Emploi, [] },
        { "AT04 : travailleur indépendant de 40 ans", Faits(40, Rien with { Activite = "ETI" }), CategorieOrganisme.AppuiCreationEntreprise, TypeParcours.Emploi, [] },
        { "AT05 : 45 ans, rien", Faits(45), CategorieOrganisme.ServiceDepartement, TypeParcours.Social, [] },
        { "AT07 : 25 ans et France Travail", Faits(25, Rien with { Activite = "CHR" }), CategorieOrganisme.FranceTravail, TypeParcours.Emploi, ["Moins de 26 ans"] },
    };

    [Theory]
    [MemberData(nameof(CinqVoies))]
    public void The_five_ways_of_the_Deux_Sevres_lead_where_the_text_says(
        string cas, FaitsOrientation faits, CategorieOrganisme organisme, TypeParcours parcours, string[] ecartees)
    {
        var preconisation = Preconisation.Etablir(faits, ReglesFournies.CinqVoies);
        Assert.True((organisme, parcours) == (preconisation.Organisme.Categorie, preconisation.Type), $"{cas} : {preconisation.Explication()}");
        Assert.Equal(ecartees, preconisation.Organisme.Ecartees);
    }

    [Theory]
    [InlineData("2026-11-19", CategorieOrganisme.MissionLocale)]
    [InlineData("2026-11-20", CategorieOrganisme.ServiceDepartement)]
    public void On_the_26th_birthday_the_way_of_the_mission_locale_closes(string jour, CategorieOrganisme attendu)
    {
        var faits = FaitsOrientation.De(new DateOnly(2000, 11, 20), DateOnly.ParseExact(jour, "yyyy-MM-dd", null), Rien, null);
        Assert.Equal(attendu, Preconisation.Etablir(faits, ReglesFournies.CinqVoies).Organisme.Categorie);
    }

    [Fact]
    public void The_order_decides_when_two_rules_hold()
    {
        var inverse = new ReglesOrientation([ReglesFournies.CinqVoies.Toutes[2], .. ReglesFournies.CinqVoies.Toutes.Where((_, rang) => rang != 2)]);
        Assert.Equal(CategorieOrganisme.MissionLocale, Preconisation.Etablir(Faits(25, Rien with { Activite = "CHR" }), inverse).Organisme.Categorie);
    }

    [Fact]
    public void Sets_delivered_are_right()
    {
        Assert.Empty(ReglesFournies.National.Verifier());
        Assert.Empty(ReglesFournies.CinqVoies.Verifier());
        Assert.Distinct(CritereOrientation.Tous.Select(c => c.Code));
    }

    /// <summary>Each mistake that a set may hold, with its refusal.</summary>
    public static TheoryData<string, Func<RegleOrientation[], RegleOrientation[]>> Fautes => new()
    {
        { "regles.nombre", _ => [] },
        { "regles.code", r => [r[0], .. r] },
        { "regle.texte", r => [r[0] with { Nom = " " }, .. r[1..]] },
        { "regle.effet", r => [r[0] with { Parcours = null, Organisme = null }, .. r[1..]] },
        { "regle.raison", r => [r[0] with { Texte = "" }, .. r[1..]] },
        { "regle.critere", r => [r[0] with { Conditions = [new("inventé")] }, .. r[1..]] },
        { "regle.valeur", r => [r[0] with { Conditions = [new("age.moins_de")] }, .. r[1..]] },
        { "regle.valeur", r => [r[0] with { Conditions = [new("age.moins_de", true, 12)] }, .. r[1..]] },
        { "regle.cercle", r => [r[0] with { Conditions = [new("parcours.emploi")] }, .. r[1..]] },
        { "regles.defaut", r => r[..^1] },
        { "regles.apres_defaut", r => [r[^1], .. r[..^1]] },
        { "regles.organisme", r => [r[0] with { Organisme = null }, .. r[1..]] },
    };

    [Theory]
    [MemberData(nameof(Fautes))]
    public void A_mistake_is_refused(string code, Func<RegleOrientation[], RegleOrientation[]> faute) =>
        Assert.Contains(code, new ReglesOrientation(faute([.. ReglesFournies.CinqVoies.Toutes])).Verifier().Select(r => r.Code));

    /// <summary>Whatever a département keeps, moves or turns, rules that are accepted give everybody a parcours and an organisme.</summary>
    [Fact]
    public void Rules_accepted_lead_everybody_somewhere() =>
        Prop.ForAll(Remaniees(), PreconisationTests.ToutesSituations(), (regles, faits) =>
        {
            if (regles.Verifier().Count > 0)
            {
                return true;
            }

            var preconisation = Preconisation.Etablir(faits, regles);
            return preconisation.Pour.Any(a => a.Decisif) && preconisation.Organisme.Regle.Length > 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_condition_not_wanted_holds_when_nothing_is_known()
    {
        var condition = new ConditionRegle("france_travail.inscription", false);
        Assert.True(condition.EstRemplie(FaitsOrientation.Inconnus, null));
        Assert.Equal("pas (ou pas connu) : est inscrit(e) à France Travail", condition.EnClair());
        Assert.Equal("a moins de 26 ans", new ConditionRegle("age.moins_de", true, 26).EnClair());
    }

    /// <summary>The rules delivered, shuffled, some left out, some no longer decisive, some with one condition less.</summary>
    private static Arbitrary<ReglesOrientation> Remaniees() => Arb.From(
        from jeu in Gen.Elements(ReglesFournies.National, ReglesFournies.CinqVoies)
        from melanger in Gen.Elements(false, false, true)
        from ordre in melanger ? Gen.Shuffle(jeu.Toutes.ToArray()) : Gen.Constant(jeu.Toutes.ToArray())
        from gardees in Gen.Choose(0, 9).ArrayOf(ordre.Length)
        from changees in Gen.Choose(0, 5).ArrayOf(ordre.Length)
        select new ReglesOrientation([.. ordre.Select((r, i) => (Regle: Remanier(r, changees[i]), Garde: gardees[i] > 0)).Where(r => r.Garde).Select(r => r.Regle)]));

    private static RegleOrientation Remanier(RegleOrientation regle, int comment) => comment switch
    {
        0 when regle.Parcours is not null => regle with { Decisive = !regle.Decisive },
        1 => regle with { Conditions = [.. regle.Conditions.Skip(1)] },
        _ => regle,
    };

    private static FaitsOrientation Faits(int age, SituationRecue? recue = null, ReponsesDiagnostic? reponses = null) =>
        FaitsOrientation.De(Jour.AddYears(-age).AddDays(-1), Jour, recue ?? Rien, reponses);
}
