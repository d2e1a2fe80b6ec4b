namespace Jalons.Data.Dossiers;

/// <summary>What gives the first day bound to droits et devoirs: the flow, else a list of contacts, else the day of the first flow that tells it.</summary>
/// <param name="EstDonneParLeFlux">DDSOUDRODEV of the recast flow.</param>
/// <param name="ListeDu">Reception of the list that gives the day, civil time; null when none does.</param>
public sealed record OrigineDebut(bool EstDonneParLeFlux, DateTime? ListeDu);

/// <summary>The first days bound that lists told (<c>references/cnaf/flux.md</c> §5.2).</summary>
internal static class DebutsDits
{
    /// <summary>
    /// The day <c>b.le</c> that a list tells of the status <c>s</c>: of a status in force that no flow dated, and never before the end of a former one, nor before a flow told
    /// that the person was not bound. Lists may have told it under the number of a dossier made one with this one.
    /// </summary>
    public const string Sql =
        """
        left join lateral (
          select i.le, i.connu_le from debut_droits_devoirs i
          where s.soumis and s.jusqua is null and s.depuis_donne is null and i.personne = s.personne
            and (i.dossier = s.dossier or i.dossier in (select r.id from dossier r where r.departement = departement_courant() and r.reuni_a = s.dossier))
            and i.le >= coalesce((
              select max(case when t.soumis then t.jusqua else t.depuis end) from statut_droits_devoirs t
              where t.personne = s.personne and t.dossier = s.dossier and t.id <> s.id), '-infinity')
          order by i.connu_le desc, i.id desc limit 1) b on true
        """;
}
