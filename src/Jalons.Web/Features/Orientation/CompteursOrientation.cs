using Jalons.Domain.Habilitations;
using Jalons.Web.Ui.Navigation;

namespace Jalons.Web.Features.Orientation;

/// <summary>
/// What waits behind the entries of a chargé d'orientation: people without référent. The queue counts itself, by urgency, on its own page:
/// its length may be a whole département's, too long to count again on every page.
/// </summary>
public sealed class CompteursOrientation : ICompteurs
{
    private static readonly Compteur[] Tous =
    [
        new("/orientation/sans-referent", "select count(*) from parcours where sortie is null and oriente_le is not null and referent is null"),
    ];

    /// <inheritdoc/>
    public IEnumerable<Compteur> Pour(Agent agent) => agent.Role == Role.ChargeOrientation ? Tous : [];
}
