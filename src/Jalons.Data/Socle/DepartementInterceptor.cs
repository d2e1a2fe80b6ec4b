using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Jalons.Data.Socle;

/// <summary>Ties each connection of a unit of work to its département as soon as it opens; the pool resets it afterwards.</summary>
/// <param name="departement">Code of the département.</param>
internal sealed class DepartementInterceptor(string departement) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var commande = Commande(connection);
        commande.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var commande = Commande(connection);
        await commande.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Commande(DbConnection connexion) =>
        new("select set_config('jalons.departement', $1, false)", (NpgsqlConnection)connexion) { Parameters = { new() { Value = departement } } };
}
