using System.Globalization;
using System.Security.Claims;
using Jalons.Data.Habilitations;
using Microsoft.AspNetCore.Identity;

namespace Jalons.Web.Hosting;

/// <summary>Writes an account into the claims that <see cref="AgentCourant"/> reads.</summary>
public sealed class PrincipalCompte : IUserClaimsPrincipalFactory<Compte>
{
    /// <summary>Claim of the seal the session was opened with.</summary>
    public const string Sceau = "jalons:sceau";

    /// <inheritdoc/>
    public Task<ClaimsPrincipal> CreateAsync(Compte user) => Task.FromResult(Pour(user, Session.Schema));

    /// <summary>The claims of an account, under an authentication scheme.</summary>
    public static ClaimsPrincipal Pour(Compte compte, string schema)
    {
        var agent = compte.EnAgent();
        var identite = new ClaimsIdentity(schema);
        identite.AddClaim(new(ClaimTypes.NameIdentifier, Nombre(agent.Id.Valeur)));
        identite.AddClaim(new(ClaimTypes.Name, agent.Nom));
        identite.AddClaim(new(ClaimTypes.Role, agent.Role.ToString()));
        identite.AddClaim(new(Revendications.Departement, agent.Departement));
        identite.AddClaim(new(Sceau, compte.SecurityStamp ?? ""));
        if (agent.Organisme is { } organisme)
        {
            identite.AddClaim(new(Revendications.Organisme, Nombre(organisme.Valeur)));
        }

        if (agent.Personne is { } personne)
        {
            identite.AddClaim(new(Revendications.Personne, Nombre(personne.Valeur)));
        }

        return new ClaimsPrincipal(identite);
    }

    private static string Nombre(long valeur) => valeur.ToString(CultureInfo.InvariantCulture);
}
