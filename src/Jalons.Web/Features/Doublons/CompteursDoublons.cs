using Jalons.Domain.Habilitations;
using Jalons.Web.Ui.Navigation;

namespace Jalons.Web.Features.Doublons;

/// <summary>How many pairs wait for the RSA service, told by the entry that leads to the quality of data; a thousand stands for more.</summary>
public sealed class CompteursDoublons : ICompteurs
{
    private static readonly Compteur[] Tous =
        [new("/qualite", "select count(*) from (select from doublon_possible where departement = departement_courant() and etat = 'ARegler' limit 1000) d")];

    /// <inheritdoc/>
    public IEnumerable<Compteur> Pour(Agent agent) => agent.Role == Role.Gestionnaire ? Tous : [];
}
