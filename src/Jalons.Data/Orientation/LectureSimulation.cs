using System.Runtime.CompilerServices;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Orientation;

/// <summary>Somebody on whom rules are tried.</summary>
/// <param name="Parcours">Their parcours.</param>
/// <param name="Faits">What is known of them.</param>
/// <param name="Epci">EPCI of their place; null when not located.</param>
public sealed record PersonneSimulee(ParcoursId Parcours, FaitsOrientation Faits, string? Epci);

/// <summary>Reads of what a simulation of rules needs: everybody in a parcours, as far as rules look at them, and the organismes open.</summary>
public static class LectureSimulation
{
    /// <summary>Everybody in a parcours, by parcours. Free texts stay where they are: rules only ask whether there is one.</summary>
    public static async IAsyncEnumerable<PersonneSimulee> LireStockAsync(
        this NpgsqlConnection connexion, DateOnly jour, [EnumeratorCancellation] CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            """
            select p.id, q.date_naissance, c.epci, m.activite, d.situation_famille, coalesce(e.enfants, 0)::int, d.sans_domicile,
              g.id is not null, g.parent_isole, g.aidant, g.logement, g.sante_fait_obstacle, g.permis, g.vehicule, g.transports_accessibles, g.garde_enfants,
              g.francais_oral, g.francais_ecrit, g.numerique, g.demarches, g.niveau_formation, g.besoin_formation, g.dernier_travail, g.independant,
              g.inscrit_france_travail, g.accompagnement, g.metier_souhaite is not null, g.disponibilite
            from parcours p
            join personne q on q.id = p.personne
            left join dossier d on d.id = p.dossier
            left join commune c on c.code = p.code_commune
            left join membre m on m.dossier = p.dossier and m.personne = p.personne and m.jusqua is null
            left join (select dossier, count(*) as enfants from membre where role = 'ENF' and jusqua is null group by dossier) e on e.dossier = p.dossier
            left join (select distinct on (parcours) * from diagnostic order by parcours, version desc) g on g.parcours = p.id
            where p.sortie is null
            order by p.id
            """,
            connexion) { CommandTimeout = 0 };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        while (await lecteur.ReadAsync(annulation))
        {
            var recue = new SituationRecue(lecteur.Texte(3), lecteur.Texte(4), lecteur.GetInt32(5), lecteur.Valeur<bool>(6));
            var faits = FaitsOrientation.De(lecteur.GetFieldValue<DateOnly>(1), jour, recue, lecteur.GetBoolean(7) ? Reponses(lecteur) : null);
            yield return new(new ParcoursId(lecteur.GetInt64(0)), faits, lecteur.Texte(2));
        }
    }

    /// <summary>The organismes open, with the people oriented to them now.</summary>
    public static async Task<IReadOnlyList<OrganismeSimule>> LireOrganismesSimulesAsync(this NpgsqlConnection connexion, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand(
            """
            select o.nom, o.categorie, o.epcis, o.capacite, coalesce(n.nombre, 0)::int
            from organisme o
            left join (select organisme, count(*) as nombre from parcours where sortie is null and organisme is not null group by organisme) n on n.organisme = o.id
            where o.actif
            order by o.nom collate francais, o.id
            """,
            connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var organismes = new List<OrganismeSimule>();
        while (await lecteur.ReadAsync(annulation))
        {
            organismes.Add(new(
                lecteur.GetString(0), Enum.Parse<CategorieOrganisme>(lecteur.GetString(1)), lecteur.GetFieldValue<string[]>(2), lecteur.Valeur<int>(3), lecteur.GetInt32(4)));
        }

        return organismes;
    }

    private static ReponsesDiagnostic Reponses(NpgsqlDataReader l) => new()
    {
        ParentIsole = l.Valeur<bool>(8),
        Aidant = l.Valeur<bool>(9),
        Logement = Choix<SituationLogement>(l, 10),
        SanteFaitObstacle = l.Valeur<bool>(11),
        Permis = l.Valeur<bool>(12),
        Vehicule = l.Valeur<bool>(13),
        TransportsAccessibles = l.Valeur<bool>(14),
        GardeEnfants = Choix<GardeEnfants>(l, 15),
        FrancaisOral = Choix<Aisance>(l, 16),
        FrancaisEcrit = Choix<Aisance>(l, 17),
        Numerique = Choix<Aisance>(l, 18),
        Demarches = Choix<Aisance>(l, 19),
        NiveauFormation = Choix<NiveauFormation>(l, 20),
        BesoinFormation = l.Valeur<bool>(21),
        DernierTravail = Choix<DernierTravail>(l, 22),
        Independant = l.Valeur<bool>(23),
        InscritFranceTravail = l.Valeur<bool>(24),
        Accompagnement = Choix<AccompagnementEnCours>(l, 25),
        MetierSouhaite = l.GetBoolean(26) ? "oui" : null,
        Disponibilite = Choix<Disponibilite>(l, 27),
    };

    private static T? Choix<T>(NpgsqlDataReader lecteur, int colonne) where T : struct, Enum =>
        lecteur.IsDBNull(colonne) ? null : Enum.Parse<T>(lecteur.GetString(colonne));
}
