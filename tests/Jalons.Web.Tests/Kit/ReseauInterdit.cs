using System.Net;

namespace Jalons.Web.Tests.Kit;

/// <summary>Sends every outgoing request to a closed door, except those to this machine: a test that calls the outside fails.</summary>
internal sealed class ReseauInterdit : IWebProxy
{
    private static readonly Uri PorteFermee = new("http://127.0.0.1:9");

    public ICredentials? Credentials { get; set; }

    public static void Installer() => HttpClient.DefaultProxy = new ReseauInterdit();

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : PorteFermee;

    public bool IsBypassed(Uri host) => host.IsLoopback;
}
