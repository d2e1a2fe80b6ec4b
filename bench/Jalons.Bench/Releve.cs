using System.Collections.Concurrent;
using System.Diagnostics;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jalons.Bench;

/// <summary>Listens to what the server itself says: which address answered, how long it took, how many SQL commands it needed.</summary>
internal sealed class Releve : IStartupFilter, IDisposable
{
    private readonly ConcurrentQueue<double> durees = new();
    private readonly ConcurrentDictionary<string, byte> visitees = new(StringComparer.Ordinal);
    private readonly ActivityListener ecoute;
    private int commandes;

    public Releve()
    {
        ecoute = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = Noter,
        };
        ActivitySource.AddActivityListener(ecoute);
    }

    /// <summary>Addresses that have answered since the start.</summary>
    public IEnumerable<string> Visitees => visitees.Keys;

    /// <summary>Every address of the site that is read with GET, as <see cref="Visitees"/> names it.</summary>
    public static async Task<IReadOnlyList<string>> ListerAsync(IServiceProvider services)
    {
        var adresses = await VerificationAcces.ListerAsync(services.GetRequiredService<EndpointDataSource>().Endpoints, services.GetRequiredService<PageLoader>());
        return [.. adresses.SelectMany(Lectures).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(async (contexte, suite) =>
        {
            await suite(contexte);
            if (contexte.GetEndpoint() is RouteEndpoint adresse)
            {
                visitees.TryAdd(Nom(adresse, contexte.Request.Query["handler"]), 0);
            }
        });
        next(application);
    };

    public void Recommencer()
    {
        durees.Clear();
        Interlocked.Exchange(ref commandes, 0);
    }

    /// <summary>What was heard since <see cref="Recommencer"/>, shortest first: a request is over a moment after its answer has arrived.</summary>
    public async Task<(double[] Durees, int Commandes)> LireAsync(int attendues, CancellationToken annulation)
    {
        for (var essai = 0; durees.Count < attendues && essai < 100; essai++)
        {
            await Task.Delay(10, annulation);
        }

        return ([.. durees.Order()], commandes);
    }

    public void Dispose() => ecoute.Dispose();

    private static IEnumerable<string> Lectures(RouteEndpoint adresse)
    {
        if (adresse.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page)
        {
            return adresse.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == false ? [] : [Nom(adresse, null)];
        }

        var lectures = page.HandlerMethods.Where(acte => acte.HttpMethod == "Get").Select(acte => Nom(adresse, acte.Name)).ToList();
        return lectures.Count > 0 ? lectures : [Nom(adresse, null)];
    }

    private static string Nom(RouteEndpoint adresse, string? acte) => $"/{adresse.RoutePattern.RawText?.TrimStart('/')}{(string.IsNullOrEmpty(acte) ? "" : $" ({acte})")}";

    private void Noter(Activity activite)
    {
        if (activite.Source.Name == "Npgsql")
        {
            Interlocked.Increment(ref commandes);
        }
        else
        {
            durees.Enqueue(activite.Duration.TotalMilliseconds);
        }
    }
}
