using Jalons.Domain.Habilitations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Jalons.Web.Hosting;

/// <summary>
/// Who may enter: one policy per set of roles, named after them. A slice says it in its <c>Acces.cs</c>:
/// <c>options.Conventions.AuthorizeFolder("/Orientation", AccesParRole.Politique(Role.ChargeOrientation))</c> (folders are counted from
/// <c>Features</c>), or on a page: <c>[Authorize(Roles = nameof(Role.Referent))]</c>.
/// </summary>
public static class AccesParRole
{
    internal const string Prefixe = "roles:";

    /// <summary>The policy that lets these roles in, and nobody else.</summary>
    public static string Politique(params IEnumerable<Role> roles) => Prefixe + string.Join(',', roles.Distinct().Order());

    /// <summary>The policy of the pages that everybody has once signed in: home, my account.</summary>
    public static string ToutLeMonde { get; } = Politique(Enum.GetValues<Role>());

    /// <summary>The policy of pages for every professional, and not for the people accompanied nor for machines.</summary>
    public static string Professionnels { get; } = Politique(Enum.GetValues<Role>().Except([Role.Usager, Role.Partenaire]));
}

/// <summary>Builds the policies of <see cref="AccesParRole"/> from their names.</summary>
/// <param name="options">The other policies.</param>
public sealed class PolitiquesParRole(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    /// <inheritdoc/>
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!policyName.StartsWith(AccesParRole.Prefixe, StringComparison.Ordinal))
        {
            return await base.GetPolicyAsync(policyName);
        }

        var roles = policyName[AccesParRole.Prefixe.Length..].Split(',').Select(nom => Enum.Parse<Role>(nom).ToString());
        return new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(roles).Build();
    }

    /// <inheritdoc/>
    public override bool AllowsCachingPolicies => true;
}
