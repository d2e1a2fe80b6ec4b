using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Orientation;

/// <summary>An orientation as the line of a person shows it.</summary>
/// <param name="Id">The decision.</param>
/// <param name="Parcours">The parcours.</param>
/// <param name="Rang">1 for the first of the parcours; more for a reorientation.</param>
/// <param name="Type">Parcours decided.</param>
/// <param name="Le">Day of the decision.</param>
/// <param name="Organisme">Organisme in charge.</param>
/// <param name="Origine">Who decided.</param>
/// <param name="NotifieeLe">Day the person was told.</param>
/// <param name="EstLisible">True when the agent may open the decision.</param>
public sealed record OrientationDatee(
    OrientationId Id, ParcoursId Parcours, int Rang, TypeParcours Type, DateOnly Le, string Organisme, OrigineDecision Origine, DateOnly? NotifieeLe, bool EstLisible);

/// <summary>The day a référent was named.</summary>
/// <param name="Parcours">The parcours.</param>
/// <param name="Rang">1 for the first référent of the parcours.</param>
/// <param name="Le">First day.</param>
/// <param name="Nom">First name and name.</param>
/// <param name="Organisme">Organisme of the référent.</param>
public sealed record ReferentDate(ParcoursId Parcours, int Rang, DateOnly Le, string Nom, string Organisme);

/// <summary>What was decided about a person and who was named, over time.</summary>
/// <param name="Orientations">Orientations, in no order.</param>
/// <param name="Referents">Référents, in no order.</param>
public sealed record EtapesOrientation(IReadOnlyList<OrientationDatee> Orientations, IReadOnlyList<ReferentDate> Referents);

/// <summary>Reads them in one command.</summary>
public static class LectureEtapes
{
    /// <summary>All the steps of a person. The caller has read their file, and so may see it.</summary>
    public static async Task<EtapesOrientation> LireEtapesAsync(this NpgsqlConnection connexion, PersonneId personne, Agent agent, CancellationToken annulation = default)
    {
        var lisible = LectureDecision.ConditionSql(agent.Role);
        await using var commande = new NpgsqlCommand(
            $"""
            select o.id, o.parcours, o.rang, o.du, g.nom, o.type, o.origine, o.notifiee_le, {lisible}, null::text
            from parcours p cross join lateral (select * from orientation x where x.parcours = p.id order by x.rang) o join organisme g on g.id = o.organisme
            where p.personne = @personne
            union all
            select null, s.parcours, (row_number() over (partition by s.parcours order by s.du, s.id))::int, s.du, g.nom, null, null, null, null, r.prenom || ' ' || r.nom
            from suivi_referent s join organisme g on g.id = s.organisme join compte r on r.id = s.referent
            where s.personne = @personne
            """,
            connexion)
        {
            Parameters = { new("personne", personne.Valeur) },
        };
        if (lisible.Contains("@compte", StringComparison.Ordinal))
        {
            commande.Parameters.AddWithValue("compte", agent.Id.Valeur);
        }

        var (orientations, referents) = (new List<OrientationDatee>(), new List<ReferentDate>());
        await using var l = await commande.ExecuteReaderAsync(annulation);
        while (await l.ReadAsync(annulation))
        {
            var (parcours, rang, le, organisme) = (new ParcoursId(l.GetInt64(1)), l.GetInt32(2), l.GetFieldValue<DateOnly>(3), l.GetString(4));
            if (l.Texte(9) is { } referent)
            {
                referents.Add(new(parcours, rang, le, referent, organisme));
            }
            else
            {
                orientations.Add(new(
                    new OrientationId(l.GetInt64(0)), parcours, rang, Enum.Parse<TypeParcours>(l.GetString(5)), le, organisme,
                    Enum.Parse<OrigineDecision>(l.GetString(6)), l.Valeur<DateOnly>(7), l.GetBoolean(8)));
            }
        }

        return new(orientations, referents);
    }
}
