using System.Net;
using System.Net.Sockets;

namespace Jalons.Web.Hosting;

/// <summary>Where the web host listens.</summary>
public sealed record OptionsHote
{
    /// <summary>Only browsers of this machine can come.</summary>
    public const string CetteMachine = "127.0.0.1";

    /// <summary>The port taken when none is asked for and it is free.</summary>
    public const int PortHabituel = 5080;

    /// <summary>The port asked for; null takes <see cref="PortHabituel"/>, or any free one.</summary>
    public int? Port { get; init; }

    /// <summary>The IP address to listen on.</summary>
    public string Adresse { get; init; } = CetteMachine;

    /// <summary>Overrides what the configuration says of the second factor: the demonstration relaxes it. Null leaves it alone.</summary>
    public SecondFacteur? SecondFacteur { get; init; }

    /// <summary>The address to give to the server; port 0 lets the system choose.</summary>
    public string Url
    {
        get
        {
            var ip = IPAddress.TryParse(Adresse, out var lue) ? lue : IPAddress.Loopback;
            var port = Port ?? (EstLibre(ip, PortHabituel) ? PortHabituel : 0);
            return $"http://{new IPEndPoint(ip, port)}";
        }
    }

    /// <summary>The first port of this machine that nobody listens on, from one on.</summary>
    public static int PremierPortLibre(int depuis) =>
        Enumerable.Range(depuis, 100).FirstOrDefault(port => EstLibre(IPAddress.Loopback, port));

    /// <summary>False when somebody of this machine listens on that port.</summary>
    public static bool EstPortLibre(int port) => EstLibre(IPAddress.Loopback, port);

    private static bool EstLibre(IPAddress ip, int port)
    {
        try
        {
            using var essai = new TcpListener(ip, port);
            essai.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
