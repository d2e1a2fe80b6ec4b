using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;

namespace Jalons.Data.Dossiers;

/// <summary>Who may open whose file (ARCHITECTURE §5): nobody sees a file "because they are an agent".</summary>
public static class Visibilite
{
    /// <summary>
    /// The parcours an agent may see. The référent sees their portfolio; the chargé d'orientation sees people until they are
    /// oriented and have a référent unique; the gestionnaire sees rights data of everybody; the person sees themself; the others see nobody.
    /// Row security already limits the rows to the département.
    /// </summary>
    public static IQueryable<Parcours> VisiblesPar(this IQueryable<Parcours> parcours, Agent agent) => agent.Role switch
    {
        Role.Gestionnaire => parcours,
        Role.ChargeOrientation => parcours.Where(p => p.Sortie == null && (p.OrienteLe == null || p.Referent == null)),
        Role.Referent => parcours.Where(p => p.Referent == agent.Id),
        Role.Usager => agent.Personne is { } moi ? parcours.Where(p => p.Personne == moi) : parcours.Where(_ => false),
        _ => parcours.Where(_ => false),
    };

    /// <summary>The same rule as a SQL condition on alias <c>p</c> (table <c>parcours</c>), for hand-written read queries.
    /// Parameters: <c>@compte</c>, <c>@personne</c>.</summary>
    public static string ConditionSql(Agent agent) => agent.Role switch
    {
        Role.Gestionnaire => "true",
        Role.ChargeOrientation => "p.sortie is null and (p.oriente_le is null or p.referent is null)",
        Role.Referent => "p.referent = @compte",
        Role.Usager => "p.personne = @personne",
        _ => "false",
    };
}
