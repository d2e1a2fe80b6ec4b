using System.Globalization;
using System.Security.Claims;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Web.Hosting;

/// <summary>Claims of a signed-in account, beside the standard ones (identifier, name, role).</summary>
public static class Revendications
{
    /// <summary>Code of the département.</summary>
    public const string Departement = "jalons:departement";

    /// <summary>Number of the organisme.</summary>
    public const string Organisme = "jalons:organisme";

    /// <summary>Number of the person, for an usager.</summary>
    public const string Personne = "jalons:personne";

    /// <summary>The agent written in a principal; null when nobody is signed in.</summary>
    public static Agent? LireAgent(this ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true } || Nombre(principal, ClaimTypes.NameIdentifier) is not { } compte)
        {
            return null;
        }

        return new Agent(
            new CompteId(compte),
            principal.FindFirstValue(ClaimTypes.Name) ?? "",
            Enum.Parse<Role>(principal.FindFirstValue(ClaimTypes.Role)!),
            principal.FindFirstValue(Departement)!,
            Nombre(principal, Organisme) is { } organisme ? new OrganismeId(organisme) : null,
            Nombre(principal, Personne) is { } personne ? new PersonneId(personne) : null);
    }

    private static long? Nombre(ClaimsPrincipal principal, string type) =>
        long.TryParse(principal.FindFirstValue(type), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}

/// <summary>Who is acting in this request.</summary>
/// <param name="acces">The request.</param>
public sealed class AgentCourant(IHttpContextAccessor acces)
{
    private Agent? _agent;

    /// <summary>The agent.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page forgot its authorization.</exception>
    public Agent Agent => _agent ??= Connu ?? throw new InvalidOperationException("Aucun agent connecté.");

    /// <summary>The agent, or null when nobody is signed in.</summary>
    public Agent? Connu => acces.HttpContext?.User.LireAgent();
}

/// <summary>The request's own connection for hand-written reads, tied to the agent's département and opened on first use.</summary>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="courant">Who is acting.</param>
public sealed class ConnexionRequete(ConnexionsJalons connexions, AgentCourant courant) : IAsyncDisposable
{
    private NpgsqlConnection? _connexion;

    /// <summary>The open connection.</summary>
    public async Task<NpgsqlConnection> OuvrirAsync(CancellationToken annulation = default) =>
        _connexion ??= await connexions.OuvrirAsync(courant.Agent.Departement, annulation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connexion?.DisposeAsync() ?? ValueTask.CompletedTask;
}
