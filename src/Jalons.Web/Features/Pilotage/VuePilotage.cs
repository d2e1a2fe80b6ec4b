using Jalons.Data.Pilotage;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Pilotage;
using Jalons.Domain.Referentiel;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Npgsql;

namespace Jalons.Web.Features.Pilotage;

/// <summary>What the pages of the brique show of a date, as the agent may see it.</summary>
/// <param name="Tableau">The figures.</param>
/// <param name="Diffusion">The figures of the date, masked for who may not see names.</param>
/// <param name="Departement">Name of the département.</param>
/// <param name="NomsTerritoires">Name of each EPCI.</param>
/// <param name="DernierFlux">Creation of the last flow known at the date; null when none is.</param>
/// <param name="PremierJour">First day that a flow describes; null before the first flow.</param>
/// <param name="EstMasquee">True when statistical secrecy applies to this reader.</param>
public sealed record VuePilotage(
    TableauDeBord Tableau, Diffusion Diffusion, string Departement, IReadOnlyDictionary<string, string> NomsTerritoires, DateTime? DernierFlux, DateOnly? PremierJour,
    bool EstMasquee)
{
    private readonly Dictionary<DateOnly, Diffusion> points = [];

    /// <summary>The date.</summary>
    public DateOnly Au => Tableau.Courant.Au;

    /// <summary>Date and universe, under each figure: « Meuse, au 31 octobre 2026 ».</summary>
    public string Univers => $"{Departement}, au {Dates.Simple(Au)}";

    /// <summary>True when no monthly flow came for two months: rights closed or opened since are not in the figures.</summary>
    public bool FluxManquants => DernierFlux is { } flux && DateOnly.FromDateTime(flux).AddMonths(2) < Au;

    /// <summary>Territories of residence in the order in which they are read: EPCI by name, elsewhere, unknown.</summary>
    public IEnumerable<(string Code, string Nom)> Lieux => Diffusion.Lieux
        .Select(code => (code, NomDe(code)))
        .OrderBy(l => l.code switch { Territoires.HorsDepartement => 1, Territoires.Inconnu => 2, _ => 0 })
        .ThenBy(l => l.Item2, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), ignoreCase: true));

    /// <summary>Modalities of a variable in which somebody is, and all those that are known anyway.</summary>
    public IEnumerable<(string Cle, string Libelle)> Modalites(VariableVentilation variable) => Ventilation.Modalites(variable)
        .Where((m, rang) => rang < Ventilation.Modalites(variable).Count - 1 || Diffusion.Voir(Codes.T1Sdd, modalite: m.Cle) is not { Mesure.Numerateur: null or 0 });

    /// <summary>True when the breakdowns are computed at this date.</summary>
    public bool EstVentilee => Diffusion.Voir(Codes.T1Sdd, modalite: Ventilation.Modalites(VariableVentilation.Age)[0].Cle).Mesure.Statut == StatutMesure.Calculee;

    /// <summary>A figure as a cell of a table shows it: the unit stands in the heading, but for the sign of a share.</summary>
    public static string Cellule(Affichage vu, DefinitionIndicateur definition) =>
        vu.Valeur is { } valeur ? Nombres.AvecUnite(valeur, definition.Decimales, definition.Unite == UniteIndicateur.Pourcent ? "%" : null) : vu.Marque!;

    /// <summary>What a figure rests on, in brackets after its sentence, and whether it must be checked.</summary>
    public static string Sur(Affichage vu) => vu.Valeur is null ? "" : $" ({Graphiques.Base(vu)}{(vu.Mesure.EstAVerifier ? ", à vérifier" : "")})";

    /// <summary>Reads the figures of a date for an agent.</summary>
    public static async Task<VuePilotage> LireAsync(
        ConnexionRequete requete, Agent agent, TimeProvider horloge, DateOnly au, TimeSpan tolerance, CancellationToken annulation)
    {
        var connexion = await requete.OuvrirAsync(annulation);
        var tableau = await new Jalons.Data.Pilotage.Indicateurs(connexion, agent.Departement, horloge)
            .TableauAsync(au, tolerance, Jalons.Data.Pilotage.Indicateurs.Patience, annulation);
        var masquer = agent.Role != Role.Gestionnaire;
        var noms = await NomsAsync(connexion, tableau.Courant, annulation);
        var (dernierFlux, premierJour) = await FluxAsync(connexion, au, annulation);
        return new VuePilotage(
            tableau,
            new Diffusion(tableau.Courant.Mesures, masquer, tableau.MoisRestants > 0),
            Departements.NomParCode.GetValueOrDefault(agent.Departement, agent.Departement),
            noms,
            dernierFlux,
            premierJour,
            masquer);
    }

    /// <summary>A figure of an earlier point of the series, as the agent may see it.</summary>
    public Affichage VoirPoint(ResultatsIndicateurs point, string code)
    {
        if (!points.TryGetValue(point.Au, out var diffusion))
        {
            points[point.Au] = diffusion = point.Au == Au ? Diffusion : new Diffusion(point.Mesures, EstMasquee, Tableau.MoisRestants > 0);
        }

        return diffusion.Voir(code);
    }

    private string NomDe(string code) => code switch
    {
        Territoires.Inconnu => "Territoire inconnu",
        Territoires.HorsDepartement => "Hors du département",
        _ => NomsTerritoires.GetValueOrDefault(code, code),
    };

    private static async Task<Dictionary<string, string>> NomsAsync(NpgsqlConnection connexion, ResultatsIndicateurs resultats, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select code, nom from epci where code = any ($1)", connexion)
        {
            Parameters = { new() { Value = resultats.Mesures.Keys.Select(c => c.Territoire).Distinct(StringComparer.Ordinal).ToArray() } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var noms = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await lecteur.ReadAsync(annulation))
        {
            noms[lecteur.GetString(0)] = lecteur.GetString(1);
        }

        return noms;
    }

    /// <summary>The last beneficiary flow known at a date, and the first day that the first one describes (docs/adr/0010).</summary>
    private static async Task<(DateTime? Dernier, DateOnly? PremierJour)> FluxAsync(NpgsqlConnection connexion, DateOnly au, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select (select max(f.cree_le) from flux f join flux_connus($1, $1) c on c.id = f.id where f.nature = 'D'),
              (select coalesce(f.reference, f.cree_le::date) from flux f where f.nature = 'D' and f.etat <> 'refuse' order by f.cree_le, f.id limit 1)
            """,
            connexion)
        {
            Parameters = { new() { Value = au } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        await lecteur.ReadAsync(annulation);
        return (lecteur.IsDBNull(0) ? null : lecteur.GetDateTime(0), lecteur.IsDBNull(1) ? null : lecteur.GetFieldValue<DateOnly>(1));
    }
}
