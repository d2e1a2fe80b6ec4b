using System.Security.Claims;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;

namespace Jalons.Web.Ui.Navigation;

/// <summary>
/// The rail of each role. A slice that deserves an entry adds its line here, and registers an <see cref="ICompteurs"/> when something
/// waits behind it. Seven entries at most per role: a test counts them.
/// </summary>
/// <param name="compteurs">What waits behind the entries.</param>
/// <param name="services">Services of the request: the connection is opened only when there is something to count.</param>
public sealed class NavigationParRole(IEnumerable<ICompteurs> compteurs, IServiceProvider services) : INavigation
{
    private static readonly EntreeNavigation Accueil = new("Aujourd’hui", "/");

    private static readonly Dictionary<Role, IReadOnlyList<EntreeNavigation>> Plan = new()
    {
        [Role.Usager] =
        [
            new("Accueil", "/mon-espace"), new("Rendez-vous", "/mon-espace/rendez-vous"), new("Contrat", "/mon-espace/contrat"),
            new("Mes droits", "/mon-espace/aide"), new("Compte", "/compte"),
        ],
        [Role.ChargeOrientation] =
        [
            new("Personnes à orienter", "/orientation"), new("Sans référent", "/orientation/sans-referent"), new("Règles d’orientation", "/orientation/regles"),
            new("Personnes", "/personnes") { AussiSous = ["/recherche"] },
        ],
        [Role.Referent] = [new("Aujourd’hui", "/portefeuille"), new("Personnes", "/personnes") { AussiSous = ["/recherche"] }, new("Rendez-vous", "/rendez-vous")],
        [Role.Gestionnaire] =
        [
            new("Imports", "/flux"),
            new("Qualité des données", "/qualite") { AussiSous = ["/doublons"] },
            new("Mouvements du mois", "/mouvements"),
            new("Indus et acomptes", "/creances") { AussiSous = ["/acomptes"] },
            new("Personnes à orienter", "/orientation"),
            new("Personnes", "/personnes") { AussiSous = ["/recherche"] },
            new("Indicateurs", "/pilotage"),
        ],
        [Role.Pilote] = [new("Indicateurs", "/pilotage"), new("Qualité des données", "/qualite")],
        [Role.Administrateur] =
        [
            new("Administration", "/administration"),
            new("Comptes", "/administration/comptes"),
            new("Organismes", "/administration/organismes"),
            new("Réglages", "/administration/reglages"),
            new("Règles d’orientation", "/orientation/regles"),
            new("Départements", "/administration/departements"),
            new("Journal", "/administration/journal"),
        ],
    };

    /// <summary>The entries of a role, without their counts.</summary>
    public static IReadOnlyList<EntreeNavigation> Entrees(Role role) => Plan.GetValueOrDefault(role, [Accueil]);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<EntreeNavigation>> GetEntreesAsync(ClaimsPrincipal personne, CancellationToken annulation)
    {
        if (personne.LireAgent() is not { } agent)
        {
            return [];
        }

        var entrees = Entrees(agent.Role);
        Compteur[] aLire = [.. compteurs.SelectMany(c => c.Pour(agent)).Where(c => entrees.Any(e => e.Url == c.Url))];
        if (aLire.Length == 0)
        {
            return entrees;
        }

        var comptes = await services.GetRequiredService<LectureCompteurs>().LireAsync(agent, aLire, annulation);
        return [.. entrees.Select(e => comptes.TryGetValue(e.Url, out var n) ? e with { Compte = n } : e)];
    }
}
