using System.Diagnostics;

namespace Jalons.Web.Hosting;

/// <summary>The number of a request: in the header of its answer, in the logs, and on the page of a bug for people to quote.</summary>
public static class ReferenceRequete
{
    /// <summary>Name of the header.</summary>
    public const string Entete = "X-Request-Id";

    private const int Longueur = 12;

    /// <summary>The beginning of the trace identifier.</summary>
    public static string De(HttpContext contexte)
    {
        var trace = Activity.Current?.TraceId.ToHexString() ?? contexte.TraceIdentifier;
        return trace[..Math.Min(Longueur, trace.Length)];
    }
}
