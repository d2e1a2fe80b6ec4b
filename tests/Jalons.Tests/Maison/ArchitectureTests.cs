using System.Reflection;
using System.Runtime.InteropServices;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.Hosting;
using Xunit;

namespace Jalons.Tests.Maison;

/// <summary>
/// The plan of the house holds: floors, briques, slices (docs/adr/0005-les-pieces-de-la-maison.md). Read from the compiled assemblies, so
/// constants, which are copied where they are used, are not seen.
/// </summary>
public sealed class ArchitectureTests
{
    private const string Tranches = "Jalons.Web.Features.";

    private static readonly Assembly Domaine = typeof(Refus).Assembly;
    private static readonly Assembly Flux = typeof(FoyerRecu).Assembly;
    private static readonly Assembly Donnees = typeof(JalonsDb).Assembly;
    private static readonly Assembly Web = typeof(AgentCourant).Assembly;

    [Fact]
    public void Le_domaine_ne_depend_que_de_la_plateforme() => Aucun(HorsPlateforme(Domaine));

    /// <summary>And of the libraries that read tables (docs/adr/0050): CSV, Excel.</summary>
    [Fact]
    public void Les_formats_ne_dependent_que_du_domaine() => Assert.Equal(["CsvHelper", "ExcelDataReader", "Jalons.Domain"], HorsPlateforme(Flux));

    [Fact]
    public void Les_donnees_ignorent_les_pages()
    {
        Assert.DoesNotContain("Jalons.Web", HorsPlateforme(Donnees));
        Assert.DoesNotContain(HorsPlateforme(Donnees), nom => nom.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal));
    }

    /// <summary>Reading for a page is written in the page's own file; writing belongs to the unit of work or to Jalons.Data.</summary>
    [Fact]
    public void Les_pages_lisent_en_SQL_et_n_ecrivent_que_par_l_unite_de_travail()
    {
        Aucun(Usages.Lire(Web)
            .Where(u => u.EspaceVers == "Npgsql" && u.Membre is { } membre
                && (membre.StartsWith("ExecuteNonQuery", StringComparison.Ordinal) || membre.StartsWith("Begin", StringComparison.Ordinal)))
            .Select(u => $"{u.De} : {u.Membre}"));
    }

    /// <summary>A page binds, calls one use case, chooses a result (ARCHITECTURE §3): saving is the use case's.</summary>
    [Fact]
    public void Les_pages_n_enregistrent_pas_elles_memes()
    {
        var pages = Web.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel))).Select(type => type.FullName!).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(pages);
        Aucun(Usages.Lire(Web)
            .Where(u => pages.Contains(u.De) && (u.Membre is "SaveChanges" or "SaveChangesAsync" or "ExecuteUpdateAsync" or "ExecuteDeleteAsync" or nameof(Enregistrement.EnregistrerAsync)))
            .Select(u => $"{u.De} : {u.Membre}"));
    }

    [Theory]
    [InlineData("Jalons.Domain.")]
    [InlineData("Jalons.Data.")]
    public void Une_brique_n_utilise_que_celles_que_le_plan_lui_donne(string etage)
    {
        var usages = Usages.Lire(etage == "Jalons.Domain." ? Domaine : Donnees)
            .Where(u => u.De.StartsWith(etage, StringComparison.Ordinal) && EstBrique(u.EspaceVers))
            .ToArray();

        Assert.NotEmpty(usages);
        Aucun(usages.Select(u => Brique(u.De)).Where(brique => !Briques.Connait(brique)));
        Aucun(usages.Where(u => u.De != UniteDeTravail && !Briques.Permet(Brique(u.De), Brique(u.Vers))).Select(u => $"{u.De} → {u.Vers}"));
    }

    /// <summary>
    /// A slice may use its own folder and the folders that hold it; what two rooms share goes down to the domain or to Ui. The class
    /// <c>Ajout…</c> of a room registers what its slices hold, and so knows them.
    /// </summary>
    [Fact]
    public void Une_tranche_n_utilise_pas_les_types_d_une_autre()
    {
        var pages = PagesParType();
        var usages = Usages.Lire(Web)
            .Select(u => (De: pages.GetValueOrDefault(u.De, u.EspaceDe), u))
            .Where(x => x.De.StartsWith(Tranches, StringComparison.Ordinal) && x.u.Vers.StartsWith(Tranches, StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(usages);
        Aucun(usages.Where(x => !$"{x.De}.".StartsWith($"{x.u.EspaceVers}.", StringComparison.Ordinal) && !Enregistre(x.u)).Select(x => $"{x.u.De} → {x.u.Vers}"));
    }

    [Fact]
    public void Les_composants_ignorent_les_tranches() =>
        Aucun(Usages.Lire(Web)
            .Where(u => u.De.StartsWith("Jalons.Web.Ui.", StringComparison.Ordinal) && u.Vers.StartsWith(Tranches, StringComparison.Ordinal))
            .Select(u => $"{u.De} → {u.Vers}"));

    [Fact]
    public void Personne_n_attend_en_dormant()
    {
        // The lock between programs of one installation: a file lock held by another process rings no bell, it is asked for again.
        string[] exceptions = ["Jalons.Data.Socle.Cluster.VerrouFichier"];

        var sommeils = new[] { Domaine, Flux, Donnees, Web }.SelectMany(Usages.Lire)
            .Where(u => u is { Vers: "System.Threading.Thread", Membre: "Sleep" } or { Vers: "System.Threading.Tasks.Task", Membre: "Delay" })
            .Select(u => u.De).Distinct();

        Assert.Equal(exceptions, sommeils);
    }

    private static bool Enregistre(Usage usage) =>
        usage.De[(usage.De.LastIndexOf('.') + 1)..].StartsWith("Ajout", StringComparison.Ordinal)
        && usage.EspaceVers.StartsWith($"{usage.EspaceDe}.", StringComparison.Ordinal);

    /// <summary>The unit of work maps the aggregates of every brique: it is the one type of the socle that knows them.</summary>
    private static string UniteDeTravail => typeof(JalonsDb).FullName!;

    /// <summary>Nothing departs from the rule; otherwise everything that does is listed.</summary>
    private static void Aucun(IEnumerable<string> ecarts)
    {
        var liste = string.Join(Environment.NewLine, ecarts.Distinct().Order(StringComparer.Ordinal));
        Assert.True(liste.Length == 0, $"Contraire à docs/adr/0005-les-pieces-de-la-maison.md :{Environment.NewLine}{liste}");
    }

    private static bool EstBrique(string espace) =>
        espace.StartsWith("Jalons.Domain.", StringComparison.Ordinal) || espace.StartsWith("Jalons.Data.", StringComparison.Ordinal);

    private static string Brique(string type) => type.Split('.')[2];

    /// <summary>Names of the assemblies that one needs besides the .NET runtime itself.</summary>
    private static string[] HorsPlateforme(Assembly assembly) =>
    [
        .. assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(nom => !File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), $"{nom}.dll"))).Order(StringComparer.Ordinal),
    ];

    /// <summary>Compiled views have no namespace of their own: the folder of their file says which slice they belong to.</summary>
    private static Dictionary<string, string> PagesParType() => Web.GetCustomAttributes<RazorCompiledItemAttribute>().ToDictionary(
        vue => vue.Type.FullName!,
        vue => "Jalons.Web" + vue.Identifier[..vue.Identifier.LastIndexOf('/')].Replace('/', '.'),
        StringComparer.Ordinal);
}
