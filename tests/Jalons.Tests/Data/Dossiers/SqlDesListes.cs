using Jalons.Data.Dossiers.Repertoires;

namespace Jalons.Tests.Data.Dossiers;

/// <summary>What each value of each filter means, in plain SQL over the tables, person by person: the model of the directory.</summary>
internal static class SqlDesListes
{
    private const string Foyer =
        "(select m.dossier from membre m where m.personne = p.id and m.jusqua is null order by m.role in ('DEM', 'CJT') desc, m.depuis desc, m.id desc limit 1)";

    private const string Role =
        "(select m.role from membre m where m.personne = p.id and m.jusqua is null order by m.role in ('DEM', 'CJT') desc, m.depuis desc, m.id desc limit 1)";

    private const string Parcours = "(select c.id from parcours c where c.personne = p.id order by c.sortie is not null, c.entree desc, c.id desc limit 1)";
    private const string Commune =
        $"""
        coalesce(
          (select c.code_commune from parcours c where c.personne = p.id and c.sortie is null),
          (select a.code_commune from adresse a where a.dossier = {Foyer} and a.courante),
          (select c.code_commune from parcours c where c.id = {Parcours}))
        """;

    private const string Demande = $"(select d.date_demande from dossier d where d.id = {Foyer} and d.etat_droit in (2, 3, 4))";
    private const string Etat = $"(select coalesce(d.etat_droit, 0) from dossier d where d.id = {Foyer})";
    private const string Soumis = $"(select t.soumis from statut_droits_devoirs t where t.personne = p.id and t.dossier = {Foyer} and t.jusqua is null)";
    private const string Dernier = $"(select r.statut from rendez_vous r where r.parcours = {Parcours} and r.statut in ('Honore', 'Excuse', 'Absent') order by r.debut desc, r.id desc limit 1)";
    private const string FranceTravail = "(select i.etat from inscription_france_travail i where i.personne = p.id order by i.le desc, i.id desc limit 1)";
    private const string Jour = "(r.debut at time zone 'Europe/Paris')::date";

    /// <summary>The day of the last news of somebody who is accompanied.</summary>
    private const string Nouvelle =
        """
        (select greatest(c.dernier_contact, coalesce((select s.du from suivi_referent s where s.parcours = c.id and s.au is null), c.oriente_le, c.entree))
         from parcours c where c.personne = p.id and c.sortie is null)
        """;

    private const string Attente =
        "(select case when c.oriente_le is null then c.recu_le when c.referent is null then c.oriente_le end from parcours c where c.personne = p.id and c.sortie is null)";

    /// <summary>The condition of a value on <c>personne p</c>, on the day <c>@jour</c>.</summary>
    public static string De(Critere critere, string valeur) => (critere, valeur) switch
    {
        (Critere.Territoire, "aucun") => $"not exists (select from commune k where k.code = {Commune} and k.epci is not null)",
        (Critere.Territoire, _) => $"exists (select from commune k where k.code = {Commune} and k.epci = '{valeur}')",
        (Critere.Commune, "aucun") => $"{Commune} is null",
        (Critere.Commune, _) => $"{Commune} = '{valeur}'",
        (Critere.Droit, "sans-foyer") => $"{Etat} is null",
        (Critere.Droit, _) => $"{Etat} = {Array.IndexOf(["en-attente", "refuse", "ouvert", "suspendu", "versement-suspendu", "clos", "clos-anterieur"], valeur)}",
        (Critere.Anciennete, "aucun") => $"{Demande} is null",
        (Critere.Anciennete, "moins-6-mois") => Mois("{0} + interval '6 months' > @jour"),
        (Critere.Anciennete, "6-11-mois") => Mois("{0} + interval '6 months' <= @jour and {0} + interval '12 months' > @jour"),
        (Critere.Anciennete, "1-2-ans") => Mois("{0} + interval '12 months' <= @jour and {0} + interval '24 months' > @jour"),
        (Critere.Anciennete, "2-5-ans") => Mois("{0} + interval '24 months' <= @jour and {0} + interval '60 months' > @jour"),
        (Critere.Anciennete, _) => Mois("{0} + interval '60 months' <= @jour"),
        (Critere.Age, "moins-25") => "annees_revolues(p.date_naissance, @jour) < 25",
        (Critere.Age, "60-plus") => "annees_revolues(p.date_naissance, @jour) >= 60",
        (Critere.Age, _) => $"annees_revolues(p.date_naissance, @jour) between {valeur.Split('-')[0]} and {valeur.Split('-')[1]}",
        (Critere.Famille, "sans-foyer") => $"{Foyer} is null",
        (Critere.Famille, _) => $"{Foyer} is not null and {Present("CJT", valeur.StartsWith("couple", StringComparison.Ordinal))} and {Present("ENF", valeur.EndsWith("enfants", StringComparison.Ordinal))}",
        (Critere.Role, "aucun") => $"{Role} is null",
        (Critere.Role, _) => $"{Role} = '{valeur switch { "demandeur" => "DEM", "conjoint" => "CJT", "enfant" => "ENF", _ => "AUT" }}'",
        (Critere.ACharge, "adultes") => $"coalesce({Role}, '') not in ('ENF', 'AUT') or {Parcours} is not null",
        (Critere.ACharge, _) => $"{Role} in ('ENF', 'AUT') and {Parcours} is null",
        (Critere.DroitsDevoirs, "soumis") => $"{Soumis}",
        (Critere.DroitsDevoirs, "non-soumis") => $"not {Soumis}",
        (Critere.DroitsDevoirs, _) => $"{Soumis} is null",
        (Critere.Accompagnement, "rsa") => Ouvert("not c.hors_rsa"),
        (Critere.Accompagnement, "hors-rsa") => Ouvert("c.hors_rsa"),
        (Critere.Accompagnement, "termine") => $"{Parcours} is not null and not {Ouvert("true")}",
        (Critere.Accompagnement, _) => $"{Parcours} is null",
        (Critere.Orientation, "a-orienter") => Ouvert("c.oriente_le is null"),
        (Critere.Orientation, _) => Ouvert($"c.oriente_le is not null and c.type = '{valeur switch { "emploi" => "Emploi", "social" => "Social", _ => "SocioProfessionnel" }}'"),
        (Critere.Organisme, "aucun") => Ouvert("c.organisme is null"),
        (Critere.Organisme, _) => $"(select c.organisme from parcours c where c.id = {Parcours}) = {valeur}",
        (Critere.Referent, "aucun") => Ouvert("c.referent is null"),
        (Critere.Referent, _) => $"(select c.referent from parcours c where c.id = {Parcours}) = {valeur}",
        (Critere.Contrat, "aucun") => $"not {Ouvert("c.contrat_jusque is not null")}",
        (Critere.Contrat, "en-vigueur") => Ouvert("c.contrat_jusque >= @jour"),
        (Critere.Contrat, _) => Ouvert("c.contrat_jusque < @jour"),
        (Critere.RendezVous, "aucun") => $"not {Fixe("true")}",
        (Critere.RendezVous, _) => Fixe("true"),
        (Critere.DernierRendezVous, "aucun") => $"{Dernier} is null",
        (Critere.DernierRendezVous, _) => $"{Dernier} = '{valeur switch { "honore" => "Honore", "excuse" => "Excuse", _ => "Absent" }}'",
        (Critere.Manque, _) => $"p.{valeur} is null",
        (Critere.FranceTravail, "inconnu") => $"{FranceTravail} is null",
        (Critere.FranceTravail, _) => $"{FranceTravail} = '{valeur switch { "inscrite" => "inscription", "radiee" => "radiation", _ => "cessation" }}'",
        _ => throw new ArgumentOutOfRangeException(nameof(critere)),
    };

    /// <summary>The condition of a number of days.</summary>
    public static string De(Seuil seuil, int jours) => seuil switch
    {
        Seuil.Attente => $"{Attente} <= @jour - {jours}",
        Seuil.FinContrat => Ouvert($"c.contrat_jusque between @jour and @jour + {jours}"),
        Seuil.RendezVous => Fixe($"(select min({Jour}) from rendez_vous r where r.parcours = c.id and r.statut = 'Prevu' and {Jour} >= @jour) <= @jour + {jours}"),
        _ => $"{Nouvelle} <= @jour - {jours}",
    };

    private static string Mois(string condition) => string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, Demande);

    private static string Ouvert(string condition) => $"exists (select from parcours c where c.personne = p.id and c.sortie is null and {condition})";

    private static string Fixe(string condition) =>
        Ouvert($"exists (select from rendez_vous r where r.parcours = c.id and r.statut = 'Prevu' and {Jour} >= @jour) and {condition}");

    private static string Present(string role, bool attendu) =>
        $"{(attendu ? "" : "not ")}exists (select from membre m where m.dossier = {Foyer} and m.jusqua is null and m.role = '{role}')";
}
