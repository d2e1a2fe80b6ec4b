using System.Buffers.Binary;
using System.Text.Json;
using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>What the base knows of a dossier before a picture is applied.</summary>
internal sealed record DossierConnu(
    long Id, string Numero, string Organisme, string NumeroOrganisme, string? Matricule, UInt128 Empreinte, DateTime VuLe, short? Etat, string[] Motifs, bool Suivi,
    decimal? Montant, string? Nature, string? SituationFamille, short? PersonnesACharge, IReadOnlyList<ReductionRecue> Reductions, DateOnly? ProchainDepart,
    DateTime? InstructionDu, UInt128? InstructionEmpreinte, bool EstAbsent, bool? SansDomicile, string? Schema)
{
    /// <summary>True when the recast flow pictures for the first time a dossier that VRSB0801 pictured.</summary>
    public bool ChangeDeFamille(EnTeteFlux enTete) => enTete.Format == FormatFlux.BeneficiairesRefondu && Schema == "VRSB0801" && Etat is not null;

    /// <summary>When a beneficiary flow last pictured it; null when only claims made it known: any picture is newer than that.</summary>
    public DateTime? ImageDe => Etat is null ? null : VuLe;
}

/// <summary>Reads, in one round trip, what the base knows of the dossiers of a lot.</summary>
internal static class DossiersConnus
{
    /// <summary>The known dossiers among <paramref name="numeros"/>, by claim number.</summary>
    public static async Task<Dictionary<string, DossierConnu>> ChercherAsync(
        NpgsqlConnection connexion, string departement, IEnumerable<string> numeros, CancellationToken annulation)
    {
        const string sql =
            """
            select d.id, d.numero_demande, d.organisme, d.numero_organisme, d.matricule, d.empreinte, d.vu_le, d.etat_droit, d.motifs, d.suivi, d.montant,
              d.nature_droit, d.situation_famille, d.personnes_a_charge, d.reductions::text, d.prochain_depart, d.instruction_du, d.instruction_empreinte,
              d.absent_depuis is not null, d.sans_domicile, f.format
            from dossier d left join flux f on f.id = d.image_flux
            where d.departement = $1 and d.numero_demande = any($2)
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = departement }, new() { Value = numeros.ToArray() } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var connus = new Dictionary<string, DossierConnu>(StringComparer.Ordinal);
        while (await lecteur.ReadAsync(annulation))
        {
            var connu = Lire(lecteur);
            connus[connu.Numero] = connu;
        }

        return connus;
    }

    /// <summary>Among dossiers and the people pictured in them, the dossiers that know at least one of these people.</summary>
    public static async Task<HashSet<long>> AyantQuelquUnEnCommunAsync(
        NpgsqlConnection connexion, IReadOnlyList<(long Dossier, PersonneRecue Personne)> images, CancellationToken annulation)
    {
        const string sql =
            """
            select distinct s.dossier
            from unnest($1::bigint[], $2::text[], $3::date[], $4::text[]) as s(dossier, prenom, naissance, nir)
            join membre m on m.dossier = s.dossier
            join identite p on p.id = m.personne and (p.nir = s.nir or (p.date_naissance = s.naissance and p.cle_prenom = s.prenom))
            """;
        await using var commande = new NpgsqlCommand(sql, connexion)
        {
            Parameters =
            {
                new() { Value = images.Select(i => i.Dossier).ToArray() },
                new() { Value = images.Select(i => Domain.Socle.Cles.Nom(i.Personne.Prenom)).ToArray() },
                new() { Value = images.Select(i => i.Personne.DateNaissance).ToArray() },
                new() { Value = images.Select(i => i.Personne.Nir?.Treize).ToArray() },
            },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var connus = new HashSet<long>();
        while (await lecteur.ReadAsync(annulation))
        {
            connus.Add(lecteur.GetInt64(0));
        }

        return connus;
    }

    private static DossierConnu Lire(NpgsqlDataReader lecteur) => new(
        lecteur.GetInt64(0),
        lecteur.GetString(1),
        lecteur.GetString(2),
        lecteur.GetString(3),
        lecteur.Texte(4),
        Empreinte(lecteur, 5),
        lecteur.GetDateTime(6),
        lecteur.Valeur<short>(7),
        lecteur.GetFieldValue<string[]>(8),
        lecteur.GetBoolean(9),
        lecteur.Valeur<decimal>(10),
        lecteur.Texte(11),
        lecteur.Texte(12),
        lecteur.Valeur<short>(13),
        lecteur.Texte(14) is { } reductions ? JsonSerializer.Deserialize<List<ReductionRecue>>(reductions)! : [],
        lecteur.Valeur<DateOnly>(15),
        lecteur.Valeur<DateTime>(16),
        lecteur.IsDBNull(17) ? null : Empreinte(lecteur, 17),
        lecteur.GetBoolean(18),
        lecteur.Valeur<bool>(19),
        lecteur.Texte(20));

    private static UInt128 Empreinte(NpgsqlDataReader lecteur, int colonne)
    {
        Span<byte> octets = stackalloc byte[16];
        lecteur.GetGuid(colonne).TryWriteBytes(octets, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(octets);
    }
}
