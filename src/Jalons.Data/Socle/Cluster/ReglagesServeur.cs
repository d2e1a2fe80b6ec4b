namespace Jalons.Data.Socle.Cluster;

/// <summary>The server's settings, given on its command line so that they follow the version of the software and not old files.</summary>
internal static class ReglagesServeur
{
    private static readonly string[] Communs =
    [
        "listen_addresses=", "jit=off", "timezone=UTC", "lc_messages=C", "password_encryption=scram-sha-256", "max_connections=200",
        "default_text_search_config=pg_catalog.french",
        // What a killed client had asked for stops soon, with the locks it holds.
        "client_connection_check_interval=2s",
    ];

    /// <summary>A laptop with two cores and a few gigabytes: durability untouched, fewer and larger checkpoints, a log of one week.</summary>
    private static readonly string[] Durables =
    [
        "work_mem=16MB", "maintenance_work_mem=128MB", "random_page_cost=1.1",
        "max_wal_size=4GB", "checkpoint_timeout=15min", "synchronous_commit=on", "wal_level=minimal", "max_wal_senders=0",
        "logging_collector=on", "log_filename=postgresql-%a.log", "log_truncate_on_rotation=on", "log_rotation_age=1d",
        "log_min_duration_statement=1s", "log_lock_waits=on",
    ];

    /// <summary>Tests: nothing survives a crash of the machine, nothing needs to.</summary>
    private static readonly string[] Jetables =
    [
        "fsync=off", "full_page_writes=off", "synchronous_commit=off", "wal_level=minimal", "max_wal_senders=0", "autovacuum=off",
        "shared_buffers=128MB", "max_wal_size=4GB", "io_method=sync",
    ];

    /// <summary>The options of <c>postgres</c>, as one string for <c>pg_ctl -o</c>.</summary>
    public static string Ecrire(string socket, bool modeTest)
    {
        var reglages = Communs.Concat(modeTest ? Jetables : [.. Durables, .. Memoire()]).Append($"unix_socket_directories={socket}");
        return string.Join(' ', reglages.Select(reglage => $"-c \"{reglage}\""));
    }

    /// <summary>An eighth of the memory holds pages of the base, between 128 MB and 1 GB, taken as they are read; half of it is expected to cache its files.</summary>
    private static string[] Memoire()
    {
        var mo = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;
        return [$"shared_buffers={Math.Clamp(mo / 8, 128, 1024)}MB", $"effective_cache_size={Math.Max(mo / 2, 256)}MB"];
    }
}
