using System.Threading.RateLimiting;
using Jalons.Data.Habilitations;

namespace Jalons.Web.Hosting;

/// <summary>
/// Slows down whoever tries passwords: so many failures per address, so many per name typed, whether the account exists or not. Those
/// who sign in without failing are never slowed down, even fifty behind one address at half past eight.
/// </summary>
public sealed class LimiteConnexion : IDisposable
{
    /// <summary>Failures allowed to one address in a window.</summary>
    public const int EchecsParAdresse = 30;

    /// <summary>Failures allowed to one name in a window.</summary>
    public const int EchecsParNom = 10;

    private static readonly TimeSpan Fenetre = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> parAdresse = Creer(EchecsParAdresse, Fenetre);
    private readonly PartitionedRateLimiter<string> parNom = Creer(EchecsParNom, Fenetre);
    private readonly PartitionedRateLimiter<string> inconnus = Creer(EssaisConnexion.Maximum - 1, EssaisConnexion.Blocage);

    /// <summary>True when a password may be tried.</summary>
    public bool Permet(string adresse, string nom)
    {
        using var uneAdresse = parAdresse.AttemptAcquire(adresse, 0);
        using var unNom = parNom.AttemptAcquire(nom, 0);
        return uneAdresse.IsAcquired && unNom.IsAcquired;
    }

    /// <summary>Counts a failure.</summary>
    public void Echouer(string adresse, string nom)
    {
        parAdresse.AttemptAcquire(adresse).Dispose();
        parNom.AttemptAcquire(nom).Dispose();
    }

    /// <summary>Counts a failure on a name that no account has; true when an account of that name would now be locked.</summary>
    public bool BloquerInconnu(string nom)
    {
        using var essai = inconnus.AttemptAcquire(nom);
        return !essai.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        inconnus.Dispose();
        parAdresse.Dispose();
        parNom.Dispose();
    }

    private static PartitionedRateLimiter<string> Creer(int echecs, TimeSpan fenetre) => PartitionedRateLimiter.Create<string, string>(
        cle => RateLimitPartition.GetFixedWindowLimiter(cle, _ => new() { PermitLimit = echecs, Window = fenetre, QueueLimit = 0 }));
}
