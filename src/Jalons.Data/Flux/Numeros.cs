using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>Numbers reserved in one round trip for the dossiers and the people of a lot; those not used are lost.</summary>
internal sealed class Numeros
{
    private readonly long[] _dossiers;
    private readonly long[] _personnes;
    private int _dossiersPris;
    private int _personnesPrises;

    private Numeros(long[] dossiers, long[] personnes) => (_dossiers, _personnes) = (dossiers, personnes);

    /// <summary>Reserves numbers.</summary>
    public static async Task<Numeros> ReserverAsync(NpgsqlConnection connexion, int dossiers, int personnes, CancellationToken annulation)
    {
        if (dossiers + personnes == 0)
        {
            return new([], []);
        }

        await using var commande = new NpgsqlCommand(
            """
            select array(select nextval('dossier_id_seq') from generate_series(1, $1)), array(select nextval('personne_id_seq') from generate_series(1, $2))
            """,
            connexion)
        {
            Parameters = { new() { Value = dossiers }, new() { Value = personnes } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return new(lecteur.GetFieldValue<long[]>(0), lecteur.GetFieldValue<long[]>(1));
    }

    /// <summary>Next number of dossier.</summary>
    public long Dossier() => _dossiers[_dossiersPris++];

    /// <summary>Next number of person.</summary>
    public long Personne() => _personnes[_personnesPrises++];
}
