using System.Security.Claims;
using Jalons.Domain.Habilitations;

namespace Jalons.Web.Ui.Navigation;

/// <summary>One entry of the rail.</summary>
/// <param name="Libelle">What is read.</param>
/// <param name="Url">Where it leads, from the root of the site.</param>
/// <param name="Compte">How many things wait there, when they are work to do.</param>
public sealed record EntreeNavigation(string Libelle, string Url, int? Compte = null)
{
    /// <summary>Other addresses whose pages belong to this entry.</summary>
    public IReadOnlyList<string> AussiSous { get; init; } = [];
}

/// <summary>The entries of the rail for somebody: at most seven, in the order of the day's work.</summary>
public interface INavigation
{
    /// <summary>The entries of this person's role, with their counts.</summary>
    ValueTask<IReadOnlyList<EntreeNavigation>> GetEntreesAsync(ClaimsPrincipal personne, CancellationToken annulation);
}

/// <summary>
/// What a brique counts in the rail: the work that waits behind an address. Each brique that has some registers one implementation;
/// all the counts of a page are read by a single SQL command.
/// </summary>
public interface ICompteurs
{
    /// <summary>The counts for somebody; none when the brique has no work for this role.</summary>
    IEnumerable<Compteur> Pour(Agent agent);
}

/// <summary>One count.</summary>
/// <param name="Url">The address of the entry that shows it.</param>
/// <param name="Sql">
/// A SELECT that gives one number, under the row security of the agent's département. It may use <c>@compte</c>, <c>@organisme</c>,
/// <c>@personne</c> and <c>@aujourdhui</c> (a date), and must be answered by an index: it runs on every page.
/// </param>
public sealed record Compteur(string Url, string Sql);
