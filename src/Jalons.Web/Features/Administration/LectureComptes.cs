using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;

namespace Jalons.Web.Features.Administration;

/// <summary>How accounts are read by administrators: professionals only, whom they know; never the people accompanied.</summary>
internal static class LectureComptes
{
    /// <summary>The accounts of professionals.</summary>
    public static IQueryable<Compte> DeProfessionnels(this IQueryable<Compte> comptes) =>
        comptes.Where(compte => compte.Personne == null && compte.Role != Role.Usager);
}
