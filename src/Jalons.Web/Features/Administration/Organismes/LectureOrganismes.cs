using Jalons.Data.Socle;
using Jalons.Web.Ui.Composants;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Administration.Organismes;

/// <summary>What the pages of organismes read.</summary>
internal static class LectureOrganismes
{
    private sealed record Epci(string Code, string Nom);

    /// <summary>The EPCI of a département, to choose from.</summary>
    public static async Task<IReadOnlyList<OptionAidee>> EpcisAsync(JalonsDb db, string departement, CancellationToken annulation)
    {
        var epcis = await db.Database.SqlQuery<Epci>(
            $"""
            select e.code as "Code", e.nom as "Nom" from epci e
            where exists (select from commune c where c.epci = e.code and c.departement = {departement})
            order by e.nom collate francais
            """).ToListAsync(annulation);
        return [.. epcis.Select(epci => new OptionAidee(epci.Code, epci.Nom))];
    }
}
